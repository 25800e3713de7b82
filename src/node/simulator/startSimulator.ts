import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CustomerServiceWindow } from "../../core/delivery/customerServiceWindow.ts";
import type { Fields } from "../../core/delivery/fields.ts";
import { readRecipient } from "../../core/payload/recipient.ts";
import type { CustomerMessage } from "../../core/replies/readCustomerMessage.ts";
import { closeServer, listenOnLoopback } from "../webhooks/listen.ts";
import { answer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import type { CustomerSent } from "./customers.ts";
import type { GraphAnswer } from "./graphAnswer.ts";
import { type Outgoing, recipientOf, windowKeyOf } from "./outgoing.ts";
import { type CustomerWrote, writeAsCustomer } from "./own/customerWrites.ts";
import { spoil } from "./spoil.ts";
import { verifyCallback } from "./webhooks/verifyCallback.ts";
import { createWorld, testNumber } from "./world/createWorld.ts";
import { Persistence } from "./world/persistence.ts";
import { readDefinitions } from "./world/templateStore.ts";

export interface SimulatorOptions {
  /** `0`, as when left out, takes any free port; where the port is taken, the next free one is used. */
  readonly port?: number | undefined;
  /** Takes no other port than the one that is wanted. */
  readonly exactPort?: boolean | undefined;
  /** An address of this machine that others reach, in place of loopback; the simulator's own addresses stay on loopback. */
  readonly host?: string | undefined;
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
  /** A folder in which everything but what is on its way is kept for the next start; nothing is left behind without. */
  readonly dataFolder?: string | undefined;
  readonly clock?: Clock | undefined;
  /**
   * Templates that the account has besides `hello_world`: what `GET /<WABA_ID>/message_templates` answers, or its array. They are
   * taken as they stand here also where the data folder kept others of the same names.
   */
  readonly templates?: unknown;
  /** Whether a template that the account does not have is refused, as when left out, or taken for one that it has. */
  readonly knowsAllTemplates?: boolean | undefined;
  /** Is told of every message that was taken, whoever sent it. */
  readonly onSent?: ((message: Outgoing) => void) | undefined;
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
  /** The customer service window of a recipient as the simulator will hold a message to it, in the machine's time. */
  windowOf(recipient: string): CustomerServiceWindow;
  /**
   * Lets a customer write to the business, the test number where none is named: their window opens, and the webhook is
   * sent. Resolves when it was answered or is lost; never rejects.
   */
  customerSends(message: CustomerMessage): Promise<CustomerSent>;
  /**
   * Lets a customer write what `POST /simulator/inbound` takes, so with a file too. Throws an error with a sentence for what
   * is no message.
   */
  customerWrites(message: Fields): Promise<CustomerWrote>;
  /**
   * Puts other templates in place of those it was started with, or was given here before; what was made by the API stays.
   * `complete` is `knowsAllTemplates` from now on.
   */
  setTemplates(templates: unknown, complete: boolean): void;
  /** Moves the simulator's time ahead: windows close, lifetimes end, and what was to happen by then happens. */
  moveClock(byMs: number): void;
  /** Leaves no timer, no connection and no open port behind. */
  close(): Promise<void>;
}

/**
 * Starts the simulator on 127.0.0.1. Throws Node's error where no port is to be had, `WebhookError` for the callback URL,
 * `DataFolderError` for the folder.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = createWorld(options);
  const { accounts, clock, customers, ids, webhooks } = world;
  const [business] = accounts.numbers;
  if (!business) throw new Error("A simulator has a phone number.");
  const persistence =
    options.dataFolder === undefined
      ? undefined
      : new Persistence(options.dataFolder, world, options.warn ?? (() => {}));
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    (request, response) =>
      void answer(request, world).then(it => {
        if (request.method !== "GET") persistence?.changed();
        reply(response, it, request.complete);
      }),
  );
  const simulator: Simulator = {
    wabaId: business.wabaId,
    phoneNumberId: business.phoneNumberId,
    baseUrl: `http://${shownHost(options.host)}:${await listen(server, options)}`,
    displayPhoneNumber: `+${business.displayPhoneNumber}`,
    accessToken: world.accessToken,
    testNumber: `+${testNumber}`,
    lastInbound: { wamid: ids.wamid(), atMs: clock.now() },
    windowOf(id) {
      const to = recipientOf(readRecipient(id)?.kind === "user" ? { recipient: id } : { to: id });
      const closesInMs = customers.windowClosesMs(to ? windowKeyOf(to) : id) - clock.now();
      // The simulator's time may have been moved ahead.
      return { open: closesInMs > 0, closesAtMs: Date.now() + closesInMs };
    },
    customerSends: message => customers.send(message),
    customerWrites: message => writeAsCustomer(message, new URL(simulator.baseUrl).host, world),
    setTemplates(templates, complete) {
      const reading = { newId: ids.object, nowMs: clock.now() };
      world.templates.replaceGiven(readDefinitions(templates, business.wabaId, reading));
      world.templates.complete = complete;
    },
    moveClock: byMs => clock.moveBy(byMs),
    async setWebhook(url, verifyToken) {
      if (url !== undefined) await verifyCallback(url, verifyToken);
      world.callbacks.appUrl = url;
    },
    async close() {
      persistence?.save();
      clock.close();
      webhooks.close();
      await closeServer(server);
    },
  };
  simulator.setTemplates(options.templates, options.knowsAllTemplates ?? true);
  customers.openWindow(testNumber);
  try {
    await simulator.setWebhook(options.webhookUrl, options.verifyToken);
  } catch (error) {
    await simulator.close();
    throw error;
  }
  return simulator;
}

/** The port it listens on. Rejects with Node's error where it cannot. */
async function listen(
  server: Server,
  { port = 0, exactPort = false, host }: SimulatorOptions,
): Promise<number> {
  if (host === undefined && !exactPort) return listenOnLoopback(server, port);
  server.listen(port, host ?? "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Whoever listens everywhere is reached on loopback too. */
function shownHost(host: string | undefined): string {
  if (host === undefined || host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function reply(response: ServerResponse, answer: GraphAnswer, complete: boolean): void {
  if (response.destroyed) return;
  const [type, body] =
    "bytes" in answer
      ? [answer.type, answer.bytes]
      : ["application/json; charset=UTF-8", JSON.stringify(answer.body)];
  if ("spoiled" in answer && answer.spoiled) {
    spoil(response, String(body), answer.spoiled);
    return;
  }
  response.writeHead(answer.status, {
    "content-type": type,
    // Without it Node writes the answer in chunks, in more than one piece.
    "content-length": Buffer.byteLength(body),
    ...(answer.status === 401 && { "www-authenticate": 'OAuth "Facebook Platform" "invalid_token"' }),
    // What was not read cannot be skipped on the same connection.
    ...(!complete && { connection: "close" }),
  });
  response.end(body);
}
