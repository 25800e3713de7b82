import * as vscode from "vscode";
import { attemptTimeline } from "../../core/delivery/attempt.ts";
import type { Deliveries } from "../../core/delivery/deliveries.ts";
import { type DeliveryFilter, describeFilter, type ListedMessage } from "../../core/delivery/deliveryList.ts";
import { callTimeline, type TimelineRow, timelineOf } from "../../core/delivery/timeline.ts";
import type { DeliveryBook } from "../deliveryBook.ts";
import { Disposable } from "../disposable.ts";
import { throttled } from "../throttled.ts";
import { messageItem, messageTooltip, rowItem } from "./deliveryItem.ts";
import type { DeliveryNode } from "./deliveryNode.ts";

/** How many messages are shown at first, and more with each step. */
export const pageSize = 100;

/** A flood of webhooks is drawn five times a second at first, then once; and "12 s ago" moves on by itself, in milliseconds. */
const refreshGapMs = 200;
const mostHaste = 4;
const relativeMs = 10_000;

/** How a person calls what a filter names. */
export type FilterNames = (kind: "document" | "account", id: string) => string;

/** The view "Deliveries": the newest message first, what became of it below. */
export class DeliveryTree extends Disposable implements vscode.TreeDataProvider<DeliveryNode> {
  readonly #book: DeliveryBook;
  readonly #names: FilterNames;
  readonly #onDidChange = this.own(new vscode.EventEmitter<DeliveryNode | undefined>());
  readonly onDidChangeTreeData = this.#onDidChange.event;
  readonly #view: vscode.TreeView<DeliveryNode>;
  #filter: DeliveryFilter = {};
  #count = pageSize;
  #searchMs = 0;
  #drawnMs = Number.NEGATIVE_INFINITY;
  /** How many times in a row it was drawn as soon as it could be. */
  #haste = 0;

  /** `ready` resolves when everything of the past is in the book. */
  constructor(book: DeliveryBook, names: FilterNames, ready: Promise<void> = Promise.resolve()) {
    super();
    this.#book = book;
    this.#names = names;
    this.#view = this.own(vscode.window.createTreeView("wamsg.deliveries", { treeDataProvider: this }));
    // Until then an empty list does not mean that nothing was sent.
    this.#view.message = "Reading what was sent and received before…";
    void ready.then(() => this.#say());
    const refresh = this.own(
      throttled(
        () => this.#draw(),
        // A filter that finds little in a long list may not take more than a tenth of the time.
        () => Math.max(refreshGapMs * (1 + this.#haste), 10 * this.#searchMs),
      ),
    );
    this.own(book.onDidChange(refresh));
    const timer = setInterval(() => this.#view.visible && refresh(), relativeMs);
    this.own({ dispose: () => clearInterval(timer) });
  }

  get filter(): DeliveryFilter {
    return this.#filter;
  }

  show(filter: DeliveryFilter): void {
    this.#filter = filter;
    this.#count = pageSize;
    const shown = this.#say();
    void vscode.commands.executeCommand("setContext", "wamsg.deliveries.filtered", shown !== undefined);
    this.#onDidChange.fire(undefined);
  }

  /** Says above the list which filter is applied, if any. */
  #say(): string | undefined {
    const shown = describeFilter(this.#filter, this.#names);
    this.#view.message = shown === undefined ? "" : `Shown: ${shown}`;
    return shown;
  }

  /** While webhooks keep pouring in, it is drawn ever more seldom: what moves all the time cannot be clicked. */
  #draw(): void {
    const nowMs = performance.now();
    const atOnce = nowMs - this.#drawnMs < 2 * refreshGapMs * (1 + this.#haste);
    this.#haste = atOnce ? Math.min(this.#haste + 1, mostHaste) : 0;
    this.#drawnMs = nowMs;
    this.#onDidChange.fire(undefined);
  }

  showMore(): void {
    this.#count += pageSize;
    this.#onDidChange.fire(undefined);
  }

  getChildren(node?: DeliveryNode): DeliveryNode[] {
    const { list, deliveries } = this.#book;
    if (node?.kind === "message") {
      const { message } = node;
      return rowsOf(message, deliveries, Date.now()).map(row => ({ kind: "row", message, row }));
    }
    if (node) return [];
    const begunMs = performance.now();
    const { messages, more } = list.page(this.#filter, this.#count, deliveries);
    this.#searchMs = performance.now() - begunMs;
    const nodes = messages.map((message): DeliveryNode => ({ kind: "message", message }));
    return more ? [...nodes, { kind: "more" }] : nodes;
  }

  getTreeItem(node: DeliveryNode): vscode.TreeItem {
    if (node.kind === "message") return messageItem(node.message, this.#book.deliveries, Date.now());
    if (node.kind === "row") return rowItem(node.message, node.row);
    const item = new vscode.TreeItem("Show more");
    item.id = "more";
    item.iconPath = new vscode.ThemeIcon("ellipsis");
    item.command = { command: "wamsg.showMoreDeliveries", title: "Show more" };
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: DeliveryNode): vscode.TreeItem {
    if (node.kind !== "message") return item;
    const { account } = node.message;
    item.tooltip = messageTooltip(
      node.message,
      this.#book.deliveries,
      account === undefined ? undefined : this.#names("account", account),
    );
    return item;
  }
}

/** What is known of a message or a call, line by line; what a customer wrote is all there is of it. */
function rowsOf(
  { kind, wamid }: ListedMessage,
  { sent, calls, attempts }: Deliveries,
  nowMs: number,
): readonly TimelineRow[] {
  const delivery = kind === "sent" ? sent.get(wamid) : undefined;
  const call = kind === "call" ? calls.get(wamid) : undefined;
  const attempt = kind === "attempt" ? attempts.get(wamid) : undefined;
  if (attempt) return attemptTimeline(attempt);
  return delivery ? timelineOf(delivery, nowMs) : call ? callTimeline(call, nowMs) : [];
}
