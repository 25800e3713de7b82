import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { findTap } from "../core/replies/findTap.ts";
import { type InboundContent, writtenText } from "../core/replies/inboundContent.ts";
import type { CustomerMessage } from "../core/replies/readCustomerMessage.ts";
import type { Reply } from "../core/replies/reply.ts";
import type { Tapped } from "../core/replies/tap.ts";
import type { ConversationView } from "../core/view/view.ts";
import { Disposable } from "./disposable.ts";

/** What the replies need from the rest of the extension. */
export interface ReplyPorts {
  /** Lets the simulated customer send it; `undefined` where a real account is current: then it stays in the preview. */
  customerSends(message: CustomerMessage): Promise<{ wamid: string; atMs: number }> | undefined;
  /** The message id of the newest send of a payload. */
  sentId(uri: vscode.Uri, index: number): string | undefined;
  failed(error: unknown): void;
}

/** What the customer of each preview sent back. */
export class CustomerReplies extends Disposable {
  readonly #ports: ReplyPorts;
  readonly #byDocument = new Map<string, readonly Reply[]>();
  /** Taps whose message is on its way: a second finger on the same thing sends nothing. */
  readonly #underway = new Set<string>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(ports: ReplyPorts) {
    super();
    this.#ports = ports;
  }

  of(uri: vscode.Uri): readonly Reply[] {
    return this.#byDocument.get(uri.toString()) ?? [];
  }

  /** The customer taps something; nothing happens where the conversation does not offer it any more. */
  async tap(uri: vscode.Uri, conversation: ConversationView, index: number, tapped: Tapped): Promise<void> {
    const place = findTap(conversation, index, tapped);
    const key = JSON.stringify([uri.toString(), index, tapped]);
    if (!place || this.#underway.has(key)) return;
    this.#underway.add(key);
    await this.#add(uri, place.tap.content, index, tapped);
    this.#underway.delete(key);
  }

  async write(uri: vscode.Uri, text: string): Promise<void> {
    await this.#add(uri, writtenText(text), undefined, undefined);
  }

  reset(uri: vscode.Uri): void {
    if (this.#byDocument.delete(uri.toString())) this.#onDidChange.fire(uri);
  }

  async #add(
    uri: vscode.Uri,
    content: InboundContent,
    answers: number | undefined,
    tapped: Tapped | undefined,
  ): Promise<void> {
    try {
      const wamid = answers === undefined ? undefined : this.#ports.sentId(uri, answers);
      const sent = await this.#ports.customerSends({ content, answers: wamid });
      const id = sent ?? { wamid: `preview.${randomUUID()}`, atMs: Date.now() };
      const reply: Reply = { ...id, content, answers, tapped, received: sent !== undefined };
      this.#byDocument.set(uri.toString(), [...this.of(uri), reply]);
      this.#onDidChange.fire(uri);
    } catch (error) {
      this.#ports.failed(error);
    }
  }
}
