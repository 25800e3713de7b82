import type { Delivery } from "../../core/delivery/delivery.ts";
import { describeAccepted, describeEvent, describeState } from "../../core/delivery/describe.ts";
import type { CloudApiError } from "../cloudApi/cloudApiError.ts";
import type { Sent } from "../cloudApi/sendMessage.ts";
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
  accepted(place: Place, sent: Sent, delivery: Delivery): void;
  /** A read receipt was taken: nothing more will be heard of it. */
  receipt(place: Place, latencyMs: number): void;
  status(status: FollowedStatus): void;
  refused(place: Place, error: CloudApiError): void;
  /** The awaited state did not come in time. */
  overdue(place: Place, wanted: string, delivery: Delivery): void;
}

/** One JSON object a line: part of the contract. */
export function jsonReport(io: Io): SendReport {
  const say = (event: string, fields: object): void => io.out(`${JSON.stringify({ event, ...fields })}\n`);
  return {
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

/** Lines for a person; what went wrong goes to standard error. */
export function textReport(io: Io): SendReport {
  return {
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
