import { explainError } from "../errors/explainError.ts";
import { describeStep } from "./call.ts";
import type { Delivery, DeliveryError, DeliveryState, Pricing } from "./delivery.ts";
import { oneLine } from "./oneLine.ts";
import type { CallEvent, InboundEvent, PaymentEvent, StatusEvent, WebhookEvent } from "./webhookEvent.ts";

/** What is known besides the event itself. */
export interface EventContext {
  /** What the message is called: the file's name. */
  readonly label?: string | undefined;
  /** The message's delivery, where it is known. */
  readonly delivery?: Delivery | undefined;
  /** When the webhook came in, milliseconds since the epoch: finer than the event's own whole seconds. */
  readonly receivedAtMs?: number | undefined;
  /** When the event before it came in; where it is left out, the time is counted from the API's answer. */
  readonly beforeMs?: number | undefined;
}

/** One line for the log. `error`: a message failed, or Meta reports a fault. `debug`: of interest only when looking for it. */
export interface LogLine {
  readonly level: "info" | "error" | "debug";
  readonly line: string;
}

/** A webhook event in one line: `✓✓ read  text.wamsg.json → +1 555 123 4567  (…kfIK1Y)  +1.2 s  service, free`. */
export function describeEvent(event: WebhookEvent, context: EventContext = {}): LogLine {
  switch (event.kind) {
    case "status":
      return { level: event.state === "failed" ? "error" : "info", line: statusLine(event, context) };
    case "inbound":
      return { level: "info", line: inboundLine(event) };
    case "payment":
      return {
        level: event.payment.status === "failed" ? "error" : "info",
        line: paymentLine(event, context),
      };
    case "call":
      return { level: "info", line: callLine(event) };
    case "other":
      return { level: event.level, line: `${oneLine(event.field, 60)}: ${oneLine(event.summary)}` };
    default:
      return event satisfies never;
  }
}

/** The API's answer in one line: `→ accepted  text.wamsg.json → +1 555 123 4567  (…kfIK1Y)  204 ms`. */
export function describeAccepted(delivery: Delivery, label: string, latencyMs: number): string {
  return columns(
    titled("accepted"),
    route(label, delivery.recipient),
    shortId(delivery.wamid),
    latencyMs < 1000 ? `${Math.round(latencyMs)} ms` : `${seconds(latencyMs)} s`,
  );
}

/** The state of a message for a lens: `✓✓ read 12 s ago`; with the error's code and title where it failed. */
export function describeState(delivery: Delivery, nowMs: number): string {
  const time = delivery.times[delivery.state];
  const ago = time === undefined ? "" : ` ${age(nowMs - time)} ago`;
  const error = delivery.state === "failed" ? delivery.errors[0] : undefined;
  return `${titled(delivery.state)}${ago}${error ? `: ${oneLine(`${error.code} ${error.title}`, 80)}` : ""}`;
}

/** An error in one sentence or two: its code and title, what the API said of it, and what to do where that is published. */
export function describeError({ code, title, details }: DeliveryError): string {
  const action = explainError(code)?.action;
  return oneLine([`${code} ${title}`, details].filter(Boolean).join(": ").replace(/\.?$/, "."), 400).concat(
    action ? ` ${action}` : "",
  );
}

/** A number as a person reads it: `+1 555 123 4567`; numbers of other countries are not taken apart. */
export function describeRecipient(recipient: string): string {
  const digits = /^\+?(\d{5,15})$/.exec(recipient)?.[1];
  if (!digits) return oneLine(recipient, 60);
  const american = /^1(\d{3})(\d{3})(\d{4})$/.exec(digits);
  return american ? `+1 ${american.slice(1).join(" ")}` : `+${digits}`;
}

function statusLine(event: StatusEvent, { label, delivery, receivedAtMs, beforeMs }: EventContext): string {
  const before = beforeMs ?? delivery?.times.accepted;
  const time = receivedAtMs ?? event.timestampMs;
  return columns(
    titled(event.state),
    route(label, delivery?.recipient ?? event.recipient),
    shortId(event.wamid),
    before === undefined || time < before ? undefined : `+${seconds(time - before)} s`,
    event.pricing && describePricing(event.pricing),
    ...event.errors.map(describeError),
  );
}

function inboundLine(event: InboundEvent): string {
  return columns(
    `← ${event.from === undefined ? "unknown sender" : describeRecipient(event.from)}`,
    // The log's colours know a text by plain quotation marks.
    event.type === "text" ? `"${oneLine(event.summary.replaceAll('"', "”"))}"` : oneLine(event.summary),
    shortId(event.wamid),
    event.contextWamid && `answers ${shortId(event.contextWamid)}`,
  );
}

function paymentLine({ wamid, payment }: PaymentEvent, { label, delivery }: EventContext): string {
  const { status, amount, currency, referenceId, reason } = payment;
  return columns(
    `¤ payment ${oneLine(status, 40)}`,
    route(label, delivery?.recipient),
    amount === undefined ? undefined : oneLine(`${amount} ${currency ?? ""}`, 40),
    referenceId && oneLine(referenceId, 60),
    reason && oneLine(reason),
    shortId(wamid),
  );
}

function callLine(call: CallEvent): string {
  const { caller, customer, callId } = call;
  const direction = caller === "customer" ? "← " : caller === "business" ? "→ " : "";
  return columns(
    `☏ call ${describeStep(call)}`,
    customer && `${direction}${describeRecipient(customer)}`,
    shortId(callId),
  );
}

const titled = (state: DeliveryState): string => `${marks[state]} ${state}`;

const route = (label: string | undefined, recipient: string | undefined): string =>
  [label && oneLine(label, 80), recipient && `→ ${describeRecipient(recipient)}`].filter(Boolean).join(" ");

const shortId = (wamid: string): string => `(…${oneLine(wamid.slice(-6))})`;

function describePricing({ billable, type, category }: Pricing): string {
  const free = type?.startsWith("free_") ?? (billable === undefined ? undefined : !billable);
  return [category && oneLine(category, 40), free === undefined ? undefined : free ? "free" : "billed"]
    .filter(Boolean)
    .join(", ");
}

const seconds = (ms: number): string =>
  ms < 10_000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000));

/** A span of time in whole units, at least 0 s: clocks of two machines may disagree. */
export function age(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  if (total < 60) return `${total} s`;
  if (total < 3600) return `${Math.floor(total / 60)} min`;
  return total < 86_400 ? `${Math.floor(total / 3600)} h` : `${Math.floor(total / 86_400)} d`;
}

const columns = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join("  ");

/** The marks of the client, in characters that every terminal has (webhooks §5). */
const marks: Readonly<Record<DeliveryState, string>> = {
  pending: "…",
  accepted: "→",
  sent: "✓",
  delivered: "✓✓",
  read: "✓✓",
  played: "▶",
  failed: "✗",
};
