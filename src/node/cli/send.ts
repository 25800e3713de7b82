import { checkDocument } from "../../core/checks/checkDocument.ts";
import { type DeliveryState, hasReached, isSettled } from "../../core/delivery/delivery.ts";
import { fieldsOf } from "../../core/delivery/fields.ts";
import { type Payload, parseDocument } from "../../core/document/parseDocument.ts";
import { resolvePayload } from "../../core/payload/resolvePayload.ts";
import { CloudApiError } from "../cloudApi/cloudApiError.ts";
import { type Sent, sendMessage } from "../cloudApi/sendMessage.ts";
import { knownVariables } from "../variables.ts";
import { type Connection, connect } from "./connection.ts";
import { DeliveryFollower } from "./deliveryFollower.ts";
import { findingsOf } from "./finding.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { readArguments, readChoice, readNumber, readOneFile } from "./readArguments.ts";
import { readSource } from "./readSource.ts";
import { jsonReport, type SendReport, textReport } from "./sendReport.ts";

export const help = `wamsg send <file|->

Sends a payload, or a conversation in its order. With WAMSG_PHONE_NUMBER_ID and WAMSG_ACCESS_TOKEN in the
environment it goes to the Cloud API, else to a simulator that is started for it.

  --to NUMBER                   recipient, in place of the file's own and of \${testNumber}
  --wait sent|delivered|read    wait until every message is in that state
  --timeout SECONDS             how long to wait for an answer, and for a state (30)
  --json                        one JSON object a line
  --force                       send although the file has errors

Environment: WAMSG_BASE_URL, WAMSG_API_VERSION, WAMSG_TEST_NUMBER, WAMSG_VAR_<name> for \${name},
WAMSG_SIMULATOR_SPEED. To wait with a real account, have its webhooks arrive on this machine's port
WAMSG_WEBHOOK_PORT and set WAMSG_APP_SECRET and WAMSG_VERIFY_TOKEN.

Exit code: 0 sent (and waited for), 1 the message has errors, was refused, failed or did not get there in time,
2 it could not be done.
`;

interface Plan {
  readonly file: string;
  /** What a message is called. */
  readonly label: (payload: Payload) => string;
  readonly to: string | undefined;
  readonly wait: "sent" | "delivered" | "read" | undefined;
  readonly timeoutMs: number;
}

/** Sends a file's messages one after the other, and waits as asked. */
export async function send(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments("send", args, {
    to: { type: "string" },
    wait: { type: "string" },
    timeout: { type: "string", default: "30" },
    json: { type: "boolean", default: false },
    force: { type: "boolean", default: false },
  });
  const name = readOneFile("send", positionals);
  const wait =
    values.wait === undefined ? undefined : readChoice("--wait", values.wait, ["sent", "delivered", "read"]);
  const timeoutMs = readNumber("--timeout", values.timeout, { min: 0.1, max: 86_400, whole: false }) * 1000;
  const report = values.json ? jsonReport(io) : textReport(io);

  const { file, text } = await readSource(name, io);
  const document = parseDocument(text);
  const follower = new DeliveryFollower(status => report.status(status));
  const connection = await connect(io, (event, receivedAtMs) => follower.take(event, receivedAtMs));
  try {
    if (wait && !connection.follows)
      throw new CliError(
        "--wait needs webhooks. Have those of the account arrive on this machine and set WAMSG_WEBHOOK_PORT and WAMSG_APP_SECRET, or leave --wait out.",
      );
    const errors = checkDocument(document, {
      country: undefined,
      variables: variablesFor(connection, values.to, follower, io),
    }).filter(({ severity }) => severity === "error");
    // Text that is not JSON cannot be posted, whatever is forced.
    if (errors.length > 0 && (!values.force || document.faults.length > 0)) {
      for (const finding of findingsOf(file, text, errors)) report.problem(finding);
      return 1;
    }
    if (document.payloads.length === 0) throw new CliError(`${file} holds no message.`);
    const count = document.payloads.length;
    const plan: Plan = {
      file,
      label: ({ index }) => (count > 1 ? `${file} ${index + 1}/${count}` : file),
      to: values.to,
      wait,
      timeoutMs,
    };
    return await sendAll(document.payloads, plan, { connection, follower, report, io });
  } finally {
    await connection.close();
  }
}

interface Run {
  readonly connection: Connection;
  readonly follower: DeliveryFollower;
  readonly report: SendReport;
  readonly io: Io;
}

async function sendAll(payloads: readonly Payload[], plan: Plan, run: Run): Promise<ExitCode> {
  const wamids: { readonly payload: Payload; readonly wamid: string }[] = [];
  for (const [i, payload] of payloads.entries()) {
    const sent = await sendOne(payload, plan, run);
    if (typeof sent === "number") return sent;
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

async function sendOne(payload: Payload, plan: Plan, run: Run): Promise<Sent | ExitCode> {
  const { connection, follower, report, io } = run;
  const place = { file: plan.file, index: payload.index, label: plan.label(payload) };
  const resolved = resolvePayload(payload.value, variablesFor(connection, plan.to, follower, io), plan.to);
  if (resolved.kind === "notAnObject") throw new CliError(`${plan.file} holds something that is no message.`);
  if (resolved.kind === "unresolved") throw new CliError(unresolvedText(plan.file, resolved.variables));
  try {
    const sent = await sendMessage(connection.sender, resolved.body, {
      signal: io.stop,
      timeoutMs: plan.timeoutMs,
    });
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
  const state = attainable(payload, wanted);
  const delivery = await follower.until(wamid, it => isSettled(it, state), { timeoutMs, signal: io.stop });
  if (delivery && hasReached(delivery, state)) return 0;
  if (io.stop.aborted) throw new CliError("Stopped while waiting. What was sent is on its way all the same.");
  if (delivery && delivery.state !== "failed")
    report.overdue({ file, index: payload.index, label: label(payload) }, state, delivery);
  return 1;
}

/** A reaction is only ever reported as sent (webhooks §5). */
const attainable = (payload: Payload, wanted: DeliveryState): DeliveryState =>
  fieldsOf(payload.value)?.type === "reaction" ? "sent" : wanted;

function variablesFor(
  connection: Connection,
  to: string | undefined,
  follower: DeliveryFollower,
  io: Io,
): Readonly<Record<string, string>> {
  return knownVariables(
    {
      testNumber: to ?? connection.testNumber,
      lastInboundId: connection.lastInboundId,
      lastSentId: follower.lastSentId,
      settings: {},
    },
    io.env,
  );
}

function unresolvedText(file: string, names: readonly string[]): string {
  const list = names.map(name => `\${${name}}`).join(", ");
  const advice = names.includes("testNumber")
    ? "Give --to, or set WAMSG_TEST_NUMBER."
    : `Set WAMSG_VAR_${names[0]} in the environment.`;
  return `${file} was not sent: ${list} ${names.length === 1 ? "has" : "have"} no value. ${advice}`;
}
