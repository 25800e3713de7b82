import { randomBytes } from "node:crypto";
import type * as vscode from "vscode";
import type { CustomerServiceWindow } from "../core/delivery/customerServiceWindow.ts";
import type { Chat } from "../core/delivery/deliveries.ts";
import type { CustomerMessage } from "../core/replies/readCustomerMessage.ts";
import type { Sender } from "../node/cloudApi/sendMessage.ts";
import type { WebhookEntry } from "../node/journal/entry.ts";
import type { CustomerSent } from "../node/simulator/customers.ts";
import type { CustomerWrote } from "../node/simulator/own/customerWrites.ts";
import type { Simulator } from "../node/simulator/startSimulator.ts";
import type { Account } from "./accounts.ts";
import { Disposable } from "./disposable.ts";
import { readSettings } from "./settings.ts";
import type { KnownTemplates } from "./templateDefinitions.ts";

/** The account that needs no set-up: a business whose customers live in this editor. */
export const simulatedAccount: Account = {
  id: "simulator",
  name: "Simulator",
  simulated: true,
  origin: "http://127.0.0.1",
  phoneNumberId: "310987654321098",
  displayPhoneNumber: "+1 555 010 0200",
  country: "US",
  testNumber: "+15551234567",
};

/** Not a secret: it opens nothing but the simulator on this machine, and a copied cURL can be run with it. */
export const simulatorToken = "simulator";

/** What the session asks for and tells of. */
export interface SessionListener {
  /** Signs the webhooks. */
  appSecret(): Promise<string>;
  /** A webhook whose signature is right; it is acknowledged when this resolves. */
  received(webhook: Omit<WebhookEntry, "kind">): Promise<void>;
  /** The simulated customer's window is open: this is the message that opened it. */
  knownInbound(chat: Chat, wamid: string, timestampMs: number): void;
  /** The templates that the simulator's account has. */
  templates(): KnownTemplates;
  /** A message that the simulator took, from this extension or from anybody else. */
  taken(message: { readonly wamid: string; readonly payload: unknown }): void;
}

interface Running {
  readonly sender: Sender;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

/** The simulator and the receiver of its webhooks, inside this editor; both start with the first message to it. */
export class SimulatorSession extends Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #listener: SessionListener;
  #running: Promise<Running> | undefined;
  #simulator: Simulator | undefined;

  constructor(log: vscode.LogOutputChannel, listener: SessionListener) {
    super();
    this.#log = log;
    this.#listener = listener;
    this.own({ dispose: () => void this.#stop() });
  }

  /** The way to the simulator's API. */
  async connect(): Promise<Sender> {
    return (await this.#ensureRunning()).sender;
  }

  /** The business account of the simulator's number. */
  async wabaId(): Promise<string> {
    return (await this.#ensureRunning()).simulator.wabaId;
  }

  /** A customer's window, which nobody knows better; `undefined` before the simulator runs. */
  windowOf(recipient: string): CustomerServiceWindow | undefined {
    return this.#simulator?.windowOf(recipient);
  }

  /** Lets a customer send a message to the business; its webhook comes back as any other. */
  async customerSends(message: CustomerMessage): Promise<CustomerSent> {
    return (await this.#ensureRunning()).simulator.customerSends(message);
  }

  /** The same for what `POST /simulator/inbound` takes, so with a file too. */
  async customerWrites(message: Readonly<Record<string, unknown>>): Promise<CustomerWrote> {
    return (await this.#ensureRunning()).simulator.customerWrites(message);
  }

  /** The workspace's templates have changed. */
  templatesChanged(): void {
    // A simulator that cannot start says so to whoever asked for it.
    this.#running?.then(({ simulator }) => this.#templatesOf(simulator)).catch(() => {});
  }

  /** Where it could not start, the next call tries again. */
  async #ensureRunning(): Promise<Running> {
    this.#running ??= this.#start();
    try {
      return await this.#running;
    } catch (cause) {
      this.#running = undefined;
      throw new Error(`The simulator could not start: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    }
  }

  async #start(): Promise<Running> {
    const [{ startSimulator }, { startReceiver }] = await Promise.all([
      import("../node/simulator/startSimulator.ts"),
      import("../node/webhooks/startReceiver.ts"),
    ]);
    const { simulatorPort, simulatorSpeed, apiVersion } = readSettings();
    const appSecret = await this.#listener.appSecret();
    const receiver = await startReceiver({
      // The port of the settings stays free for the webhooks of a real account: a public address may lead there.
      port: 0,
      verifyToken: randomBytes(16).toString("hex"),
      appSecrets: [appSecret],
      log: this.#log,
      onWebhook: ({ raw, signature, receivedAtMs }) =>
        this.#listener.received({
          raw,
          receivedAtMs,
          signature,
          verified: true,
          source: simulatedAccount.id,
        }),
    });
    const simulator = await startSimulator({
      port: simulatorPort,
      webhookUrl: receiver.url,
      appSecret,
      speed: simulatorSpeed,
      accessToken: simulatorToken,
      phoneNumberId: simulatedAccount.phoneNumberId,
      onSent: message => this.#listener.taken(message),
      warn: message => this.#log.warn(message),
    });
    this.#templatesOf(simulator);
    this.#simulator = simulator;
    const { lastInbound, testNumber: customer, phoneNumberId, baseUrl, accessToken } = simulator;
    this.#listener.knownInbound({ phoneNumberId, customer }, lastInbound.wamid, lastInbound.atMs);
    this.#log.debug(`The simulator is at ${baseUrl}; its webhooks arrive at ${receiver.url}.`);
    return {
      sender: { baseUrl, apiVersion, phoneNumberId, accessToken },
      simulator,
      close: async () => {
        await simulator.close();
        await receiver.close();
      },
    };
  }

  /**
   * The simulator has the templates of the workspace and refuses all others, as Meta does (132001). Without their file nobody
   * has said which ones there are: the first template that somebody tries must not fail for that.
   */
  #templatesOf(simulator: Simulator): void {
    const { templates, complete } = this.#listener.templates();
    simulator.setTemplates(templates, complete);
  }

  async #stop(): Promise<void> {
    try {
      await (await this.#running)?.close();
    } catch {
      // It never started: there is nothing to stop.
    }
  }
}
