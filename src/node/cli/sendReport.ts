import type { Delivery } from "../../core/delivery/delivery.ts";
import { describeAccepted, describeEvent, describeState } from "../../core/delivery/describe.ts";
import { describeWarnings, type Told } from "../../core/preflight/describeWarnings.ts";
import { describeSequence } from "../../core/sending/describeSequence.ts";
import type { Sequence } from "../../core/sending/sequence.ts";
import type { CloudApiError } from "../cloudApi/cloudApiError.ts";
import type { Sent } from "../cloudApi/sendMessage.ts";
import type { Pause } from "../cloudApi/sendPatiently.ts";
import type { FollowedStatus } from "./deliveryFollower.ts";
import type { Finding } from "./finding.ts";
import type { Io } from "./io.ts";

/** A message of a file. */
export interface Place {
  readonly file: string;
  readonly index: number;
  /** What a person calls it. */
  readonly label: string;
}

/** How a send is told as it goes on. */
export interface SendReport {
  problem(finding: Finding): void;
  /** What there is to know before any message leaves; it goes to standard error, in JSON too. */
  warnings(told: readonly Told[], messages: number): void;
  accepted(place: Place, sent: Sent, delivery: Delivery): void;
  /** A read receipt was taken: nothing more will be heard of it. */
  receipt(place: Place, latencyMs: number): void;
  status(status: FollowedStatus): void;
  refused(place: Place, error: CloudApiError): void;
  /** The API says "later": the message is sent again after a pause. */
  pause(place: Place, pause: Pause): void;
  /** Not all messages were sent: those from `label` on are left. */
  stopped(label: string, sequence: Sequence): void;
  /** The awaited state did not come in time. */
  overdue(place: Place, wanted: string, delivery: Delivery): void;
}

/** One JSON object a line: part of the contract. */
export function jsonReport(io: Io): SendReport {
  const say = (event: string, fields: object): void => io.out(`${JSON.stringify({ event, ...fields })}\n`);
  return {
    ...spoken(io),
    problem: finding => say("problem", finding),
    accepted: ({ file, index }, { wamid, input, waId, userId, groupId, messageStatus, latencyMs }) =>
      say("accepted", { file, index, wamid, to: input, waId, userId, groupId, messageStatus, latencyMs }),
    receipt: ({ file, index }, latencyMs) => say("receipt", { file, index, latencyMs }),
    status: ({ event, origin }) =>
      say("status", {
        file: origin.document,
        index: origin.index,
        wamid: event.wamid,
        status: event.state,
        timestamp: new Date(event.timestampMs).toISOString(),
        recipient: event.recipient,
        pricing: event.pricing,
        ...(event.errors.length > 0 && { errors: event.errors }),
      }),
    refused: ({ file, index }, { code, message, graph, mayHaveBeenSent }) =>
      say("refused", { file, index, code, message, mayHaveBeenSent, graph }),
    overdue: ({ file, index }, wanted, { wamid, state }) =>
      say("overdue", { file, index, wamid, wanted, status: state }),
  };
}

/** What is said to a person whatever the events are written as. */
const spoken = (io: Io): Pick<SendReport, "warnings" | "pause" | "stopped"> => ({
  warnings: (told, messages) => {
    if (told.length > 0) io.err(`${describeWarnings(told, messages).replaceAll("\n\n", "\n")}\n`);
  },
  pause: ({ label }, { error, delayMs, attempt, attempts }) =>
    io.err(
      `… ${label}: ${error.message} Trying again in ${delayMs / 1000} s (attempt ${attempt} of ${attempts}).\n`,
    ),
  stopped: (label, sequence) => {
    if (sequence.items.length > 1) io.err(`wamsg: Stopped before ${label}. ${describeSequence(sequence)}\n`);
  },
});

/** Lines for a person; what went wrong goes to standard error. */
export function textReport(io: Io): SendReport {
  return {
    ...spoken(io),
    problem: ({ file, line, column, severity, message, code }) =>
      io.err(`${file}:${line}:${column}: ${severity} ${message} (${code})\n`),
    accepted: ({ file }, { latencyMs }, delivery) =>
      io.out(`${describeAccepted(delivery, file, latencyMs)}\n`),
    receipt: ({ label }, latencyMs) => io.out(`→ read receipt  ${label}  ${latencyMs} ms\n`),
    status: ({ event, delivery, origin, receivedAtMs }) =>
      io.out(`${describeEvent(event, { label: origin.label, delivery, receivedAtMs }).line}\n`),
    refused: ({ label }, { message }) => io.err(`✗ ${label}: ${message}\n`),
    overdue: ({ file }, wanted, delivery) =>
      io.err(
        `wamsg: ${file} did not become ${wanted} in time; it is ${describeState(delivery, Date.now())}.\n`,
      ),
  };
}
