import * as vscode from "vscode";
import type { OverridePorts } from "../../node/webhooks/override.ts";
import type { OverrideRecord } from "../../node/webhooks/overrideRecord.ts";
import type { OverrideRecords } from "../../node/webhooks/overrideRecords.ts";
import type { Reached, Way } from "../../node/webhooks/reach.ts";
import { describeReach, type ReachStep } from "../../node/webhooks/reachStep.ts";
import type { Account } from "../accounts.ts";
import { Disposable } from "../disposable.ts";

/** Whether webhooks of a real account come to this window. */
export type ListeningState =
  | { readonly kind: "off" }
  | { readonly kind: "starting"; readonly account: Account; readonly step: string }
  | { readonly kind: "on"; readonly account: Account; readonly url: string; readonly port: number }
  /** The tunnel ended by itself; the override still stands, and Meta repeats what it could not deliver. */
  | { readonly kind: "broken"; readonly account: Account; readonly reason: string }
  | { readonly kind: "stopping"; readonly account: Account }
  | { readonly kind: "elsewhere"; readonly account: Account };

/** What listening needs from the rest of the extension. */
export interface ListeningPorts {
  readonly log: vscode.LogOutputChannel;
  readonly records: OverrideRecords;
  way(): Promise<Way>;
  /** Where the override's questions and calls go; throws a sentence where the account cannot be reached. */
  override(account: Account): Promise<Omit<OverridePorts, "wasVerified" | "step">>;
  /** Starts the receiver of an account's webhooks; throws a sentence where it has no secret to check them with. */
  receive(
    account: Account,
    verifyToken: string,
    onHandshake: () => void,
  ): Promise<{ readonly url: string; readonly port: number; close(): Promise<void> }>;
  /** Whether an override belongs to another window that listens. */
  isOwned(record: OverrideRecord): Promise<boolean>;
  /** The API is on this machine. */
  isLocal(account: Account): boolean;
  nowMs(): number;
}

/** The way of a real account's webhooks to this window: started, shown, stopped, put back. */
export class Listening extends Disposable {
  readonly #ports: ListeningPorts;
  #state: ListeningState = { kind: "off" };
  #reached: Reached | undefined;
  #starting: AbortController | undefined;
  readonly #onDidChange = this.own(new vscode.EventEmitter<ListeningState>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(ports: ListeningPorts) {
    super();
    this.#ports = ports;
  }

  get state(): ListeningState {
    return this.#state;
  }

  isListening(account: Account): boolean {
    return this.#state.kind !== "off" && this.#state.account.id === account.id;
  }

  /** Rejects with a sentence where it cannot be done; nothing is left of it then, or the sentence says what. */
  async start(account: Account, signal: AbortSignal, tell: (step: string) => void): Promise<void> {
    if (this.#state.kind === "broken") await this.stop();
    if (this.#state.kind !== "off" && this.#state.kind !== "elsewhere") return;
    const left = await this.#ports.records.of(account.phoneNumberId);
    if (left && (await this.#ports.isOwned(left))) {
      this.#become({ kind: "elsewhere", account });
      return;
    }
    const starting = new AbortController();
    this.#starting = starting;
    const begin = "Starting to listen";
    this.#become({ kind: "starting", account, step: begin });
    try {
      const { reach } = await import("../../node/webhooks/reach.ts");
      const reached = await reach({
        way: await this.#ports.way(),
        receive: (token, onHandshake) => this.#ports.receive(account, token, onHandshake),
        override: await this.#ports.override(account),
        number: {
          phoneNumberId: account.phoneNumberId,
          accountId: account.id,
          accountName: account.name,
          pid: process.pid,
          setAtMs: this.#ports.nowMs(),
        },
        local: this.#ports.isLocal(account),
        signal: AbortSignal.any([signal, starting.signal]),
        step: step => this.#step(account, step, tell),
      });
      this.#reached = reached;
      this.#become({ kind: "on", account, url: reached.url, port: reached.port });
      void reached.broken.then(reason => {
        if (reason !== undefined && this.#reached === reached)
          this.#become({ kind: "broken", account, reason });
      });
    } catch (error) {
      this.#become({ kind: "off" });
      throw error;
    } finally {
      this.#starting = undefined;
    }
  }

  /** Puts everything back. Rejects with a sentence where the override could not be undone; the next call tries again. */
  async stop(): Promise<void> {
    this.#starting?.abort();
    const reached = this.#reached;
    if (!reached || this.#state.kind === "off") return;
    const { account } = this.#state;
    this.#reached = undefined;
    this.#become({ kind: "stopping", account });
    try {
      await reached.stop();
    } finally {
      this.#become({ kind: "off" });
    }
  }

  /** What another window does. */
  elsewhere(account: Account | undefined): void {
    if (account && this.#state.kind === "off") this.#become({ kind: "elsewhere", account });
    else if (!account && this.#state.kind === "elsewhere") this.#become({ kind: "off" });
  }

  #become(state: ListeningState): void {
    this.#state = state;
    this.#onDidChange.fire(state);
  }

  #step(account: Account, step: ReachStep, tell: (step: string) => void): void {
    const { level, line } = describeReach(step);
    this.#ports.log[level](line);
    if (level === "debug") return;
    tell(line);
    if (this.#state.kind === "starting") this.#become({ kind: "starting", account, step: line });
  }
}
