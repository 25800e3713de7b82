import { randomBytes } from "node:crypto";
import { Agent } from "undici";
import type { CustomerServiceWindow } from "../../core/delivery/customerServiceWindow.ts";
import { readWebhook } from "../../core/delivery/readWebhook.ts";
import type { WebhookEvent } from "../../core/delivery/webhookEvent.ts";
import { type Connections, openConnections, plainNetwork, type Route } from "../cloudApi/connections.ts";
import type { Sender } from "../cloudApi/sender.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { type Receiver, startReceiver } from "../webhooks/startReceiver.ts";
import { defaultApiVersion, type EnvironmentAccount, environmentAccount } from "./environment.ts";
import { CliError, type Io } from "./io.ts";
import { port, readNumber } from "./readArguments.ts";
import { listening } from "./serving.ts";

/** The way to an API, and the webhooks that come back from it. */
export interface Connection {
  readonly sender: Sender;
  /** Whether webhooks come back at all. */
  readonly follows: boolean;
  readonly testNumber: string | undefined;
  readonly lastInboundId: string | undefined;
  /** Whether no real person gets anything. */
  readonly simulated: boolean;
  /** The customer service window of a recipient; `undefined`: unknown. */
  windowOf(recipient: string): CustomerServiceWindow | undefined;
  close(): Promise<void>;
}

type OnEvent = (event: WebhookEvent, receivedAtMs: number) => void;

/** What comes back, and what a simulator is to know. */
interface Connecting {
  readonly onEvent: OnEvent;
  /** The templates beside the messages, as their file holds them; `undefined`: nothing is known. */
  readonly templates: unknown;
}

/** Connects to the account in the environment, or to a simulator of its own. Throws `CliError`. */
export async function connect(io: Io, connecting: Connecting): Promise<Connection> {
  const account = environmentAccount(io.env);
  return account ? connectAccount(account, io, connecting.onEvent) : connectSimulator(io, connecting);
}

/** `1` is a person's speed. Throws `CliError`. */
export function readSpeed(value: string | undefined): number {
  return value ? readNumber("The simulator's speed", value, { min: 0.01, max: 1000, whole: false }) : 1;
}

/** A real account's webhooks reach this machine only if the person has arranged it, and says so in the environment. */
async function connectAccount(account: EnvironmentAccount, io: Io, onEvent: OnEvent): Promise<Connection> {
  const { WAMSG_WEBHOOK_PORT: wanted, WAMSG_APP_SECRET: appSecret, WAMSG_TEST_NUMBER } = io.env;
  const connections = openConnections(plainNetwork, io.env);
  const sender = { ...account, ...routed(connections, account.baseUrl) };
  const receiver = wanted && appSecret ? await receiveAt(wanted, appSecret, io, onEvent) : undefined;
  return {
    sender,
    follows: receiver !== undefined,
    testNumber: WAMSG_TEST_NUMBER || undefined,
    lastInboundId: undefined,
    simulated: false,
    windowOf: () => undefined,
    close: async () => void (await Promise.all([connections.close(), receiver?.close()])),
  };
}

function routed(connections: Connections, baseUrl: string): Route {
  try {
    return connections.to(baseUrl);
  } catch (cause) {
    throw new CliError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Whatever leads the webhooks here leads them to this port: another one would wait for ever. */
async function receiveAt(wanted: string, appSecret: string, io: Io, onEvent: OnEvent): Promise<Receiver> {
  const number = readNumber("WAMSG_WEBHOOK_PORT", wanted, port);
  const receiver = await receive(number, appSecret, io, onEvent);
  if (number === 0 || receiver.port === number) return receiver;
  await receiver.close();
  throw new CliError(`The port ${number} (WAMSG_WEBHOOK_PORT) is taken by another program.`);
}

async function connectSimulator(io: Io, { onEvent, templates }: Connecting): Promise<Connection> {
  const speed = readSpeed(io.env.WAMSG_SIMULATOR_SPEED);
  const appSecret = randomBytes(16).toString("hex");
  const receiver = await receive(0, appSecret, io, onEvent);
  const warn = (message: string): void => io.err(`wamsg: ${message}\n`);
  const simulator = await startSimulator({
    appSecret,
    webhookUrl: receiver.url,
    speed,
    warn,
    templates,
    // Where no templates lie beside the messages, any may exist: that a template is missing cannot be said then.
    knowsAllTemplates: templates !== undefined,
  });
  const agent = new Agent();
  const { baseUrl, phoneNumberId, accessToken, testNumber, lastInbound } = simulator;
  return {
    sender: { baseUrl, phoneNumberId, accessToken, apiVersion: defaultApiVersion, dispatcher: agent },
    follows: true,
    testNumber,
    lastInboundId: lastInbound.wamid,
    simulated: true,
    windowOf: recipient => simulator.windowOf(recipient),
    close: async () => void (await Promise.all([agent.destroy(), simulator.close(), receiver.close()])),
  };
}

function receive(wanted: number, appSecret: string, io: Io, onEvent: OnEvent): Promise<Receiver> {
  const warn = (message: string): void => io.err(`wamsg: ${message}\n`);
  return listening(() =>
    startReceiver({
      port: wanted,
      verifyToken: io.env.WAMSG_VERIFY_TOKEN || randomBytes(16).toString("hex"),
      appSecrets: [appSecret],
      onWebhook: ({ body, receivedAtMs }) => {
        for (const event of readWebhook(body)) onEvent(event, receivedAtMs);
      },
      log: { warn, error: warn },
    }),
  );
}
