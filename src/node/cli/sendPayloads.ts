import { attainable } from "../../core/delivery/attainable.ts";
import { hasReached, isSettled } from "../../core/delivery/delivery.ts";
import { fieldsOf } from "../../core/delivery/fields.ts";
import type { Payload } from "../../core/document/parseDocument.ts";
import type { Recipient } from "../../core/payload/recipient.ts";
import { resolvePayload } from "../../core/payload/resolvePayload.ts";
import { CloudApiError } from "../cloudApi/cloudApiError.ts";
import { isReadReceipt, markAsRead } from "../cloudApi/markAsRead.ts";
import { type Sent, sendMessage } from "../cloudApi/sendMessage.ts";
import { knownVariables } from "../variables.ts";
import type { Connection } from "./connection.ts";
import type { DeliveryFollower } from "./deliveryFollower.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import type { SendReport } from "./sendReport.ts";

/** What is to be done with each message of a file. */
export interface Plan {
  readonly file: string;
  /** What a message is called. */
  readonly label: (payload: Payload) => string;
  readonly to: Recipient | undefined;
  readonly wait: "sent" | "delivered" | "read" | undefined;
  readonly timeoutMs: number;
}

/** What a run has to work with. */
export interface Run {
  readonly connection: Connection;
  readonly follower: DeliveryFollower;
  readonly report: SendReport;
  readonly io: Io;
}

/** Sends messages one after the other, each when the one before was delivered, and waits for the state that is wanted. */
export async function sendPayloads(payloads: readonly Payload[], plan: Plan, run: Run): Promise<ExitCode> {
  const wamids: { readonly payload: Payload; readonly wamid: string }[] = [];
  for (const [i, payload] of payloads.entries()) {
    const sent = await sendOne(payload, plan, run);
    if (typeof sent === "number") return sent;
    if (sent === "receipt") continue;
    wamids.push({ payload, wamid: sent.wamid });
    // The order of delivery is kept only by waiting for each (rules §4).
    const last = i === payloads.length - 1;
    if (!last && run.connection.follows) {
      const delivered = await waitFor(sent.wamid, payload, "delivered", plan, run);
      if (delivered !== 0) return delivered;
    }
  }
  for (const { payload, wamid } of plan.wait ? wamids : []) {
    const reached = await waitFor(wamid, payload, plan.wait ?? "sent", plan, run);
    if (reached !== 0) return reached;
  }
  return 0;
}

async function sendOne(payload: Payload, plan: Plan, run: Run): Promise<Sent | "receipt" | ExitCode> {
  const { connection, follower, report, io } = run;
  const place = { file: plan.file, index: payload.index, label: plan.label(payload) };
  const resolved = resolvePayload(payload.value, variablesNow(run, plan.to?.id), plan.to);
  if (resolved.kind === "notAnObject") throw new CliError(`${plan.file} holds something that is no message.`);
  if (resolved.kind === "unresolved") throw new CliError(unresolvedText(plan.file, resolved.variables));
  const options = { signal: io.stop, timeoutMs: plan.timeoutMs };
  try {
    if (isReadReceipt(resolved.body)) {
      report.receipt(place, await markAsRead(connection.sender, resolved.body, options));
      return "receipt";
    }
    const sent = await sendMessage(connection.sender, resolved.body, options);
    follower.accept(
      { wamid: sent.wamid, recipient: sent.input ?? sent.waId ?? sent.userId, atMs: Date.now() },
      { document: plan.file, index: payload.index, label: plan.label(payload) },
      delivery => report.accepted(place, sent, delivery),
    );
    return sent;
  } catch (error) {
    if (!(error instanceof CloudApiError)) throw error;
    report.refused(place, error);
    return error.code === "rejected" ? 1 : 2;
  }
}

async function waitFor(
  wamid: string,
  payload: Payload,
  wanted: "sent" | "delivered" | "read",
  { file, label, timeoutMs }: Plan,
  { follower, report, io }: Run,
): Promise<ExitCode> {
  const state = attainable(fieldsOf(payload.value)?.type, wanted);
  const delivery = await follower.until(wamid, it => isSettled(it, state), { timeoutMs, signal: io.stop });
  if (delivery && hasReached(delivery, state)) return 0;
  if (io.stop.aborted) throw new CliError("Stopped while waiting. What was sent is on its way all the same.");
  if (delivery && delivery.state !== "failed")
    report.overdue({ file, index: payload.index, label: label(payload) }, state, delivery);
  return 1;
}

/** The variables that have a value at this moment of a run. */
export function variablesNow(
  { connection, follower, io }: Run,
  to: string | undefined,
): Readonly<Record<string, string>> {
  const { testNumber, lastInboundId } = connection;
  const { lastSentId } = follower;
  return knownVariables({ testNumber: to ?? testNumber, lastInboundId, lastSentId, settings: {} }, io.env);
}

function unresolvedText(file: string, names: readonly string[]): string {
  const list = names.map(name => `\${${name}}`).join(", ");
  const advice = names.includes("testNumber")
    ? "Give --to, or set WAMSG_TEST_NUMBER."
    : `Set WAMSG_VAR_${names[0]} in the environment.`;
  return `${file} was not sent: ${list} ${names.length === 1 ? "has" : "have"} no value. ${advice}`;
}
