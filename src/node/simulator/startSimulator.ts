import { randomBytes, randomInt } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { CustomerMessage } from "../../core/replies/readCustomerMessage.ts";
import { closeServer, listenOnLoopback } from "../webhooks/listen.ts";
import { answerCustomer, inboundPath } from "./answerCustomer.ts";
import { answerRequest, type Endpoint } from "./answerRequest.ts";
import { type Clock, machineClock } from "./clock.ts";
import { type CustomerSent, Customers } from "./customers.ts";
import { type GraphAnswer, genericError } from "./graphAnswer.ts";
import type { Outgoing } from "./outgoing.ts";
import { businessNumber } from "./scenarios.ts";
import { seededRandom } from "./seededRandom.ts";
import { StatusReporter } from "./statusReporter.ts";
import { WebhookSender } from "./webhookSender.ts";

export interface SimulatorOptions {
  /** `0`, as when left out, takes any free port; where the port is taken, the next free one is used. */
  readonly port?: number | undefined;
  /** Where webhooks go; none are sent without. */
  readonly webhookUrl?: string | undefined;
  /** Shown to the callback URL in a handshake; without it there is none. */
  readonly verifyToken?: string | undefined;
  /** Signs the webhooks. */
  readonly appSecret: string;
  /** A new one where it is left out. */
  readonly accessToken?: string | undefined;
  readonly phoneNumberId?: string | undefined;
  /** `1`, as when left out, is a person's speed, `10` ten times as fast. */
  readonly speed?: number | undefined;
  /** The same ids and delays for the same seed; others every time where it is left out. */
  readonly seed?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Is told of webhooks that were lost. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** The Cloud API on loopback, with customers who receive and read. */
export interface Simulator {
  /** In place of `https://graph.facebook.com`. */
  readonly baseUrl: string;
  readonly phoneNumberId: string;
  readonly wabaId: string;
  /** The business's number. */
  readonly displayPhoneNumber: string;
  readonly accessToken: string;
  /** A customer who receives and reads everything. */
  readonly testNumber: string;
  /** A message that the test number sent before the simulator was started: its window is open. */
  readonly lastInbound: { readonly wamid: string; readonly atMs: number };
  /** Sends webhooks there from now on; with a verify token after a handshake. Throws `WebhookError`. */
  setWebhook(url: string | undefined, verifyToken?: string): Promise<void>;
  /**
   * Lets a customer write to the business, the test number where none is named: their window opens, and the webhook is
   * sent. Resolves when it was answered or is lost; never rejects.
   */
  customerSends(message: CustomerMessage): Promise<CustomerSent>;
  /** Leaves no timer, no connection and no open port behind. */
  close(): Promise<void>;
}

/** In digits. */
const testNumber = "15551234567";

/** Starts the simulator on 127.0.0.1. Throws Node's error where no port is to be had, `WebhookError` for the callback URL. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = options.clock ?? machineClock;
  const random = seededRandom(options.seed ?? randomInt(2 ** 32));
  const bytes = (length: number): Buffer =>
    Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
  const wamid = (): string => `wamid.${bytes(36).toString("base64")}`;
  const business = {
    wabaId: "209876543210987",
    phoneNumberId: options.phoneNumberId ?? "310987654321098",
    displayPhoneNumber: businessNumber,
  };
  // A store that scans for secrets, or a person, must never take it for one of Meta's.
  const accessToken = options.accessToken ?? `simulator-${randomBytes(12).toString("hex")}`;
  const webhooks = new WebhookSender(options.appSecret, options.warn ?? (() => {}));
  const customers = new Customers({ clock, business, webhooks, wamid, testNumber });
  const reporter = new StatusReporter({
    clock,
    random,
    speed: options.speed ?? 1,
    business,
    webhooks,
    windowOpen: waId => customers.isWindowOpen(waId),
  });
  const endpoint: Endpoint = {
    business,
    accessToken,
    wamid,
    traceId: () => bytes(18).toString("base64url"),
    taken: (message: Outgoing) => reporter.report(message),
  };
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    (request, response) => {
      const answering =
        request.url === inboundPath
          ? answerCustomer(request, customers, endpoint.traceId())
          : answerRequest(request, endpoint);
      answering.then(
        answer => reply(response, answer, request.complete),
        () => reply(response, genericError(1, "An unknown error occurred", endpoint.traceId()), false),
      );
    },
  );
  const simulator: Simulator = {
    ...business,
    baseUrl: `http://127.0.0.1:${await listenOnLoopback(server, options.port ?? 0)}`,
    displayPhoneNumber: `+${business.displayPhoneNumber}`,
    accessToken,
    testNumber: `+${testNumber}`,
    lastInbound: { wamid: wamid(), atMs: clock.now() },
    customerSends: message => customers.send(message),
    setWebhook: (url, verifyToken) => webhooks.setUrl(url, verifyToken),
    async close() {
      reporter.close();
      await Promise.all([webhooks.close(), closeServer(server)]);
    },
  };
  customers.wroteBefore(testNumber, simulator.lastInbound.atMs);
  try {
    await simulator.setWebhook(options.webhookUrl, options.verifyToken);
  } catch (error) {
    await simulator.close();
    throw error;
  }
  return simulator;
}

function reply(response: ServerResponse, { status, body }: GraphAnswer, complete: boolean): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    "content-type": "application/json; charset=UTF-8",
    ...(status === 401 && { "www-authenticate": 'OAuth "Facebook Platform" "invalid_token"' }),
    // What was not read cannot be skipped on the same connection.
    ...(!complete && { connection: "close" }),
  });
  response.end(JSON.stringify(body));
}
