import { attainable } from "../../core/delivery/attainable.ts";
import { hasReached, isSettled } from "../../core/delivery/delivery.ts";
import { fieldsOf } from "../../core/delivery/fields.ts";
import type { Payload } from "../../core/document/parseDocument.ts";
import type { Recipient } from "../../core/payload/recipient.ts";
import { resolvePayload } from "../../core/payload/resolvePayload.ts";
import { type Outcome, runSequence } from "../../core/sending/runSequence.ts";
import type { Sequence } from "../../core/sending/sequence.ts";
import { CloudApiError } from "../cloudApi/cloudApiError.ts";
import { isReadReceipt, markAsRead } from "../cloudApi/markAsRead.ts";
import { sendMessage } from "../cloudApi/sendMessage.ts";
import { pause, sendPatiently } from "../cloudApi/sendPatiently.ts";
import { knownVariables } from "../variables.ts";
import type { Connection } from "./connection.ts";
import type { DeliveryFollower } from "./deliveryFollower.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import type { Place, SendReport } from "./sendReport.ts";

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
  const sent: { readonly payload: Payload; readonly wamid: string }[] = [];
  // Of what went wrong nobody can be asked here: the first of it ends the sequence.
  let code: ExitCode = 0;
  const end = await runSequence(sequenceOf(payloads, plan), {
    keep: async () => {},
    nowMs: () => Date.now(),
    stopped: () => run.io.stop.aborted,
    decide: async () => "stop",
    async post(_item, index) {
      const payload = payloads[index];
      if (!payload) throw new Error("The sequence has more messages than its file.");
      const outcome = await post(payload, plan, run);
      if (outcome.kind !== "accepted") code = outcome.kind === "refused" ? 1 : 2;
      else if (outcome.wamid !== undefined) sent.push({ payload, wamid: outcome.wamid });
      return outcome;
    },
    async arrival(wamid) {
      const payload = sent.at(-1)?.payload;
      if (!run.connection.follows || !payload) return "delivered";
      code = await waitFor(wamid, payload, "delivered", plan, run);
      return code === 0 ? "delivered" : "failed";
    },
  });
  if (end.kind === "stopped") {
    const next = payloads[end.at];
    if (next) run.report.stopped(plan.label(next), end.sequence);
    return code === 0 ? 2 : code;
  }
  for (const { payload, wamid } of plan.wait ? sent : []) {
    const reached = await waitFor(wamid, payload, plan.wait ?? "sent", plan, run);
    if (reached !== 0) return reached;
  }
  return 0;
}

function sequenceOf(payloads: readonly Payload[], { file, label, to }: Plan): Sequence {
  const items = payloads.map(payload => ({
    document: file,
    index: payload.index,
    label: label(payload),
    payload: JSON.stringify(payload.value),
    state: { kind: "pending" as const },
  }));
  return { id: file, accountId: "", recipient: to, startedAtMs: Date.now(), items };
}

async function post(payload: Payload, plan: Plan, run: Run): Promise<Outcome> {
  const { report } = run;
  const place = { file: plan.file, index: payload.index, label: plan.label(payload) };
  const resolved = resolvePayload(payload.value, variablesNow(run, plan.to?.id), plan.to);
  if (resolved.kind === "notAnObject") throw new CliError(`${plan.file} holds something that is no message.`);
  if (resolved.kind === "unresolved") throw new CliError(unresolvedText(plan.file, resolved.variables));
  try {
    return await posted(resolved.body, place, plan, run);
  } catch (error) {
    if (!(error instanceof CloudApiError)) throw error;
    report.refused(place, error);
    const { code, mayHaveBeenSent, message: reason } = error;
    if (mayHaveBeenSent) return { kind: "ambiguous", reason };
    return { kind: code === "rejected" ? "refused" : "blocked", reason };
  }
}

async function posted(
  body: Readonly<Record<string, unknown>>,
  place: Place,
  { timeoutMs }: Plan,
  { connection, follower, report, io }: Run,
): Promise<Outcome> {
  const options = { signal: io.stop, timeoutMs };
  if (isReadReceipt(body)) {
    report.receipt(place, await markAsRead(connection.sender, body, options));
    return { kind: "accepted", wamid: undefined };
  }
  const sent = await sendPatiently(() => sendMessage(connection.sender, body, options), {
    signal: io.stop,
    limitMs: timeoutMs,
    onPause: it => report.pause(place, it),
    wait: io.pause ?? pause,
  });
  follower.accept(
    { wamid: sent.wamid, recipient: sent.input ?? sent.waId ?? sent.userId, atMs: Date.now() },
    { document: place.file, index: place.index, label: place.label },
    delivery => report.accepted(place, sent, delivery),
  );
  return { kind: "accepted", wamid: sent.wamid };
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
  { connection, follower, io }: Pick<Run, "connection" | "follower" | "io">,
  to: string | undefined,
): Readonly<Record<string, string>> {
  const { testNumber, lastInboundId } = connection;
  const { lastSentId } = follower;
  return knownVariables({ testNumber: to ?? testNumber, lastInboundId, lastSentId, settings: {} }, io.env);
}

/** Says which variables have no value, and how to give them one. */
export function unresolvedText(file: string, names: readonly string[]): string {
  const list = names.map(name => `\${${name}}`).join(", ");
  const advice = names.includes("testNumber")
    ? "Give --to, or set WAMSG_TEST_NUMBER."
    : `Set WAMSG_VAR_${names[0]} in the environment.`;
  return `${file} was not sent: ${list} ${names.length === 1 ? "has" : "have"} no value. ${advice}`;
}
