import * as vscode from "vscode";
import { type Attempt, describeAttempt } from "../../core/delivery/attempt.ts";
import { type Call, describeCall } from "../../core/delivery/call.ts";
import { isPresumedDropped } from "../../core/delivery/deadline.ts";
import { type Deliveries, type Origin, originOf } from "../../core/delivery/deliveries.ts";
import type { Delivery } from "../../core/delivery/delivery.ts";
import type { ListedMessage } from "../../core/delivery/deliveryList.ts";
import { age, describeRecipient, describeState } from "../../core/delivery/describe.ts";
import { oneLine } from "../../core/delivery/oneLine.ts";
import type { TimelineRow } from "../../core/delivery/timeline.ts";
import type { InboundEvent } from "../../core/delivery/webhookEvent.ts";

/** A message in the tree. */
export function messageItem(message: ListedMessage, deliveries: Deliveries, nowMs: number): vscode.TreeItem {
  const { wamid, kind } = message;
  if (kind === "inbound") return inboundItem(wamid, deliveries.received.get(wamid), nowMs);
  if (kind === "attempt") return attemptItem(wamid, deliveries.attempts.get(wamid), nowMs);
  if (kind === "call") return callItem(wamid, deliveries.calls.get(wamid), nowMs);
  const delivery = deliveries.sent.get(wamid);
  const origin = deliveries.origins.get(wamid);
  const recipient = delivery?.recipient === undefined ? undefined : describeRecipient(delivery.recipient);
  const name = origin && nameOfPlace(origin);
  const dropped = delivery !== undefined && isPresumedDropped(delivery, nowMs);
  const state = dropped ? "presumed dropped" : delivery ? describeState(delivery, nowMs) : "forgotten";
  const item = new vscode.TreeItem(
    name ?? recipient ?? "A message sent elsewhere",
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `sent ${wamid}`;
  // The icon is the mark, and what matters most is not cut off in a narrow view.
  item.description = [state.replace(/^[✓✗→…▶]+ /u, ""), name !== undefined && recipient && `→ ${recipient}`]
    .filter(Boolean)
    .join("  ");
  item.iconPath = dropped ? rowIcon("dropped") : rowIcon(delivery?.state ?? "pending");
  item.contextValue = ["sent", origin && "file", recipient && "recipient", stuck(delivery) && "stuck"]
    .filter(Boolean)
    .join(" ");
  item.accessibilityInformation = {
    label: `Sent ${name ?? ""} to ${recipient ?? "an unknown recipient"}, ${state}`,
  };
  return item;
}

const nameOfPlace = ({ label, index }: Origin): string =>
  oneLine(label, 80) + (index > 0 ? ` #${index + 1}` : "");

/** Whether there is anything to explain: it has not arrived, or was not read. */
const stuck = (delivery: Delivery | undefined): boolean =>
  delivery !== undefined && delivery.state !== "read" && delivery.state !== "played";

function inboundItem(wamid: string, event: InboundEvent | undefined, nowMs: number): vscode.TreeItem {
  const from = event?.from === undefined ? "unknown sender" : describeRecipient(event.from);
  const content = event === undefined ? "forgotten" : event.summary || event.type;
  const item = new vscode.TreeItem(oneLine(content, 120), vscode.TreeItemCollapsibleState.None);
  item.id = `inbound ${wamid}`;
  item.description = `← ${from}${event ? `  ${age(nowMs - event.timestampMs)} ago` : ""}`;
  item.iconPath = new vscode.ThemeIcon(inboundIcon(event?.type), new vscode.ThemeColor("charts.green"));
  item.contextValue = `inbound${event?.from === undefined ? "" : " recipient"}`;
  item.accessibilityInformation = { label: `From ${from}: ${content}` };
  return item;
}

/** A send that came to no message id: what it was refused with, or that nobody knows. */
function attemptItem(key: string, attempt: Attempt | undefined, nowMs: number): vscode.TreeItem {
  const { origin, kind, recipient } = attempt ?? {};
  const name = origin && nameOfPlace(origin);
  const to = recipient === undefined ? undefined : describeRecipient(recipient);
  const state = attempt ? describeAttempt(attempt, nowMs) : "forgotten";
  const item = new vscode.TreeItem(name ?? "A message", vscode.TreeItemCollapsibleState.Collapsed);
  item.id = key;
  item.description = [state, to && `→ ${to}`].filter(Boolean).join("  ");
  item.iconPath =
    kind === "ambiguous"
      ? new vscode.ThemeIcon("question", new vscode.ThemeColor("list.warningForeground"))
      : rowIcon("error");
  item.contextValue = ["attempt", origin && "file"].filter(Boolean).join(" ");
  item.accessibilityInformation = { label: `${name ?? ""} to ${to ?? "an unknown recipient"}, ${state}` };
  return item;
}

function callItem(callId: string, call: Call | undefined, nowMs: number): vscode.TreeItem {
  const { caller, customer, steps = [] } = call ?? {};
  const who = customer === undefined ? "unknown number" : describeRecipient(customer);
  const state = call === undefined ? "forgotten" : describeCall(call);
  const lastMs = steps.at(-1)?.timestampMs;
  const item = new vscode.TreeItem(
    caller === "customer" ? `Call from ${who}` : caller === "business" ? `Call to ${who}` : "Call",
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `call ${callId}`;
  item.description = `${state}${lastMs === undefined ? "" : `  ${age(nowMs - lastMs)} ago`}`;
  const icon =
    caller === "customer" ? "call-incoming" : caller === "business" ? "call-outgoing" : "device-mobile";
  item.iconPath = new vscode.ThemeIcon(
    icon,
    caller === "customer" ? new vscode.ThemeColor("charts.green") : undefined,
  );
  item.contextValue = "call";
  item.accessibilityInformation = { label: `${item.label}, ${state}` };
  return item;
}

/** A line below a message. */
export function rowItem(message: ListedMessage, row: TimelineRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, vscode.TreeItemCollapsibleState.None);
  item.description = row.description;
  item.iconPath = rowIcon(row.kind);
  // It has no id to be copied, and no webhook to be sent on.
  item.contextValue = message.kind === "attempt" ? "attempt row" : "row";
  const at = row.atMs === undefined ? "" : `\n${new Date(row.atMs).toLocaleString()}`;
  item.tooltip = `${row.label}${row.description && ` · ${row.description}`}${at}`;
  if (message.kind === "attempt") return item;
  if (row.kind === "advice" || row.kind === "dropped" || row.kind === "waiting")
    item.command = {
      command: "wamsg.whyNotDelivered",
      title: "Why is this not delivered?",
      arguments: [message],
    };
  return item;
}

/** The whole of a message, for those who stay on it. */
export function messageTooltip(
  message: ListedMessage,
  deliveries: Deliveries,
  account: string | undefined,
): vscode.MarkdownString {
  const { wamid, kind } = message;
  const tooltip = new vscode.MarkdownString();
  const event = kind === "inbound" ? deliveries.received.get(wamid) : undefined;
  const delivery = kind === "sent" ? deliveries.sent.get(wamid) : undefined;
  // Text nodes only: what customers write is no markup.
  if (event) tooltip.appendText(event.summary || event.type);
  for (const [state, time] of Object.entries(delivery?.times ?? {}))
    tooltip.appendText(`${state}: ${new Date(time).toLocaleString()}\n\n`);
  const origin = originOf(deliveries, wamid);
  if (origin) tooltip.appendText(`\n\nfrom ${origin.label}`);
  if (account) tooltip.appendText(`\n\naccount ${account}`);
  const attempt = deliveries.attempts.get(wamid);
  tooltip.appendText(`\n\n${attempt?.message ?? wamid}`);
  return tooltip;
}

function rowIcon(kind: TimelineRow["kind"]): vscode.ThemeIcon {
  const [icon, color] = icons[kind];
  return color ? new vscode.ThemeIcon(icon, new vscode.ThemeColor(color)) : new vscode.ThemeIcon(icon);
}

const icons: Readonly<Record<TimelineRow["kind"], readonly [icon: string, color?: string]>> = {
  pending: ["ellipsis"],
  accepted: ["arrow-right"],
  sent: ["check"],
  delivered: ["check-all"],
  read: ["check-all", "charts.blue"],
  played: ["unmute", "charts.blue"],
  failed: ["error", "list.errorForeground"],
  error: ["error", "list.errorForeground"],
  advice: ["lightbulb", "list.warningForeground"],
  price: ["tag"],
  waiting: ["clock"],
  dropped: ["circle-slash", "list.warningForeground"],
  payment: ["credit-card"],
  member: ["person"],
  call: ["circle-small-filled"],
};

const inboundIcon = (type: string | undefined): string =>
  (type !== undefined && Object.hasOwn(inboundIcons, type) ? inboundIcons[type] : undefined) ?? "comment";

const inboundIcons: Readonly<Record<string, string>> = {
  reaction: "smiley",
  interactive: "inspect",
  button: "inspect",
  image: "file-media",
  video: "device-camera-video",
  audio: "mic",
  document: "file",
  location: "location",
  contacts: "account",
  order: "package",
};
