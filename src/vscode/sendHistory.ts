import type * as vscode from "vscode";
import { customerKey } from "../core/delivery/deliveries.ts";
import { recipientOf } from "../core/payload/recipient.ts";
import { linksIn } from "../core/preflight/linksIn.ts";
import { type PastSend, readHistory, withSend } from "../core/preflight/pastSend.ts";
import type { Account } from "./accounts.ts";
import type { SendRequest } from "./sendRequest.ts";

const historyKey = "wamsg.sendHistory";
const optInKey = "wamsg.optIns";

/** What was sent in the last day and who agreed to be written to, across windows and restarts. */
export class SendHistory {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  of({ id }: Account): readonly PastSend[] {
    return readHistory(this.#state.get(historyKey)).filter(({ accountId }) => accountId === id);
  }

  async add({ account, body }: SendRequest, nowMs: number): Promise<void> {
    const to = recipientOf(body);
    if (!to) return;
    const links = linksIn(body).map(({ link }) => link);
    const send = { accountId: account.id, recipient: customerKey(to.id), atMs: nowMs, links };
    await this.#state.update(historyKey, withSend(readHistory(this.#state.get(historyKey)), send));
  }

  hasOptedIn(account: Account, recipient: string): boolean {
    return this.#optIns().includes(optIn(account, recipient));
  }

  async confirmOptIn(account: Account, recipient: string): Promise<void> {
    await this.#state.update(optInKey, [...new Set([...this.#optIns(), optIn(account, recipient)])]);
  }

  #optIns(): readonly string[] {
    const kept = this.#state.get<unknown>(optInKey);
    return (Array.isArray(kept) ? kept : []).filter(it => typeof it === "string");
  }
}

const optIn = ({ id }: Account, recipient: string): string => `${id} ${customerKey(recipient)}`;
