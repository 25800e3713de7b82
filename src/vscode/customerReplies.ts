import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { completeReply } from "../core/replies/completeReply.ts";
import type { Filled } from "../core/replies/filled.ts";
import { findTap } from "../core/replies/findTap.ts";
import { type InboundContent, reactionTo, writtenText } from "../core/replies/inboundContent.ts";
import { type Customer, inboundWebhookBody, type ReceivingBusiness } from "../core/replies/inboundWebhook.ts";
import type { CustomerMessage } from "../core/replies/readCustomerMessage.ts";
import type { Reply } from "../core/replies/reply.ts";
import type { Tapped } from "../core/replies/tap.ts";
import type { ConversationView } from "../core/view/view.ts";
import { Disposable } from "./disposable.ts";

/** What the replies need from the rest of the extension. */
export interface ReplyPorts {
  /** Lets the simulated customer send it; `undefined` where a real account is current: then it stays in the preview. */
  customerSends(message: CustomerMessage, uri: vscode.Uri): Promise<Sent & { body?: unknown }> | undefined;
  /** The same with a file, as `POST /simulator/inbound` takes it. Only where the simulator is current. */
  customerWrites(
    message: Readonly<Record<string, unknown>>,
    uri: vscode.Uri,
  ): Promise<Sent & { body: unknown; content: InboundContent }>;
  /** The message id of the newest send of a payload. */
  sentId(uri: vscode.Uri, index: number): string | undefined;
  /** What customers sent from elsewhere than this preview: from real phones, or before the window was opened. */
  received(uri: vscode.Uri): readonly Reply[];
  /** Between whom a webhook is, that is only shown. */
  parties(): { readonly business: ReceivingBusiness; readonly customer: Customer };
  /** The conversation of this document begins anew. */
  forgotten(uri: vscode.Uri): void;
  /** A customer's message did not leave; `again` tries once more. */
  failed(error: unknown, again: () => void): void;
  /** A customer's message left, but the business does not have it: why not, as a sentence. */
  notTaken(reason: string): void;
  /** Keeps when conversations began anew, for the next window. */
  readonly state: vscode.Memento;
}

/** What is known of a message that a customer sent. */
interface Sent {
  readonly wamid: string;
  readonly atMs: number;
  /** Why its webhook was not taken, as a sentence. */
  readonly notTaken?: string | undefined;
}

const begunKey = "wamsg.conversationsBegun";

/** Of more documents the one whose conversation began anew first is forgotten. */
const mostBegun = 200;

/** What a message is an answer to. */
interface Answer {
  readonly index: number | undefined;
  readonly tapped: Tapped | undefined;
}

/** What the customer of each preview sent back. */
export class CustomerReplies extends Disposable {
  readonly #ports: ReplyPorts;
  readonly #byDocument = new Map<string, readonly Reply[]>();
  /** What was written here, in whichever document: it comes back as a webhook. */
  readonly #written = new Set<string>();
  /** Taps whose message is on its way: a second finger on the same thing sends nothing. */
  readonly #underway = new Set<string>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(ports: ReplyPorts) {
    super();
    this.#ports = ports;
  }

  /** Oldest first. */
  of(uri: vscode.Uri): readonly Reply[] {
    const own = this.#own(uri);
    const begunMs = this.#begunMs().find(([document]) => document === uri.toString())?.[1] ?? 0;
    const all = this.#ports.received(uri);
    const received = all.filter(({ wamid, atMs }) => atMs > begunMs && !this.#written.has(wamid));
    if (received.length === 0 && !own.some(isCall)) return own;
    // How a call ended only a webhook tells.
    const known = own.map(reply => (isCall(reply) ? { ...reply, ...endOf(reply, all) } : reply));
    return [...known, ...received].sort((one, other) => one.atMs - other.atMs);
  }

  /** When conversations began anew, by document: what came before is past. */
  #begunMs(): readonly (readonly [string, number])[] {
    const kept = this.#ports.state.get<unknown>(begunKey);
    return (Array.isArray(kept) ? kept : []).filter(
      (it): it is [string, number] =>
        Array.isArray(it) && typeof it[0] === "string" && typeof it[1] === "number",
    );
  }

  #own(uri: vscode.Uri): readonly Reply[] {
    return this.#byDocument.get(uri.toString()) ?? [];
  }

  /** The customer taps something; nothing happens where the conversation does not offer it any more. */
  async tap(
    uri: vscode.Uri,
    conversation: ConversationView,
    index: number,
    tapped: Tapped,
    filled?: Filled,
  ): Promise<void> {
    const place = findTap(conversation, index, tapped);
    const content = place && completeReply(place.tap.content, filled, Date.now());
    const key = JSON.stringify([uri.toString(), index, tapped]);
    if (!content || this.#underway.has(key)) return;
    this.#underway.add(key);
    await this.#add(uri, content, { index, tapped });
    this.#underway.delete(key);
  }

  /** The customer writes, to the payload at `index` or freely. */
  async write(uri: vscode.Uri, text: string, index?: number): Promise<void> {
    await this.send(uri, writtenText(text), index);
  }

  /** The customer sends something of their own, to the payload at `index` or freely. */
  async send(uri: vscode.Uri, content: InboundContent, index?: number): Promise<void> {
    await this.#add(uri, content, { index, tapped: undefined });
  }

  /** The customer of the simulator sends a file. */
  async sendFile(uri: vscode.Uri, message: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      const { wamid, atMs, content, body, notTaken } = await this.#ports.customerWrites(message, uri);
      const about = { answers: undefined, tapped: undefined, received: true };
      this.#keep(uri, { wamid, atMs, content, webhook: body, ...about });
      if (notTaken !== undefined) this.#ports.notTaken(notTaken);
    } catch (error) {
      this.#ports.failed(error, () => void this.sendFile(uri, message));
    }
  }

  /** The customer puts an emoji on a message, or takes it back. */
  async react(uri: vscode.Uri, index: number, emoji: string | undefined): Promise<void> {
    const id = this.#ports.sentId(uri, index) ?? notSent(index);
    await this.#add(uri, reactionTo(id, emoji), { index, tapped: undefined });
  }

  reset(uri: vscode.Uri): void {
    if (this.of(uri).length === 0) return;
    this.#byDocument.delete(uri.toString());
    const others = this.#begunMs().filter(([document]) => document !== uri.toString());
    void this.#ports.state.update(begunKey, [...others, [uri.toString(), Date.now()]].slice(-mostBegun));
    this.#ports.forgotten(uri);
    this.#onDidChange.fire(uri);
  }

  async #add(uri: vscode.Uri, content: InboundContent, { index, tapped }: Answer): Promise<void> {
    try {
      const sentId = index === undefined ? undefined : this.#ports.sentId(uri, index);
      // A reaction names its message itself.
      const answers = content.type === "reaction" ? undefined : sentId;
      const sent = await this.#ports.customerSends({ content, answers }, uri);
      const { wamid, atMs } = sent ?? { wamid: `preview.${randomUUID()}`, atMs: Date.now() };
      const supposed = content.type === "reaction" || index === undefined ? undefined : notSent(index);
      const webhook =
        sent?.body ??
        inboundWebhookBody(content, { wamid, atMs, answers: answers ?? supposed, ...this.#ports.parties() });
      const received = sent !== undefined;
      this.#keep(uri, { wamid, atMs, content, answers: index, tapped, received, webhook });
      if (sent?.notTaken !== undefined) this.#ports.notTaken(sent.notTaken);
    } catch (error) {
      this.#ports.failed(error, () => void this.#add(uri, content, { index, tapped }));
    }
  }

  #keep(uri: vscode.Uri, reply: Reply): void {
    this.#written.add(reply.wamid);
    this.#byDocument.set(uri.toString(), [...this.#own(uri), reply]);
    this.#onDidChange.fire(uri);
  }
}

const isCall = ({ content }: Reply): boolean => content.type === "call";

function endOf({ wamid }: Reply, received: readonly Reply[]): Partial<Reply> {
  const same = received.find(it => it.wamid === wamid);
  return same ? { content: same.content } : {};
}

/** Stands for the id of a message that has none yet. */
function notSent(index: number): string {
  return `wamid.NOT-SENT-${index + 1}`;
}
