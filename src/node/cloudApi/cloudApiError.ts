import type { DeliveryError } from "../../core/delivery/delivery.ts";

/** An error as the Graph API words it (errors, "Error body"). */
export interface GraphError extends DeliveryError {
  readonly subcode: number | undefined;
  /** What Meta's support asks for. */
  readonly fbtraceId: string | undefined;
  readonly httpStatus: number;
}

/**
 * - `rejected`: the API refused the message, `graph` says why.
 * - `unauthorized`: it refused the token, or the token lacks a permission.
 * - `unreachable`: no connection was made, or the request could not be made at all.
 * - `ambiguous`: the request had left and no whole answer came back.
 * - `unreadable`: what answered did not answer as the API does.
 * - `redirected`: what answered points elsewhere; a redirect is never followed.
 * - `cancelled`: the person changed their mind.
 */
export type CloudApiErrorCode =
  | "rejected"
  | "unauthorized"
  | "unreachable"
  | "ambiguous"
  | "unreadable"
  | "redirected"
  | "cancelled";

/** Why a message was not, or perhaps not, sent. Callers branch on `code`, people read `message`: it ends in the next step. */
export class CloudApiError extends Error {
  override readonly name = "CloudApiError";
  readonly code: CloudApiErrorCode;
  readonly graph: GraphError | undefined;
  /** Whether the message may have been accepted all the same. Where it may, sending it again may send it twice. */
  readonly mayHaveBeenSent: boolean;

  constructor(
    code: CloudApiErrorCode,
    message: string,
    options: { cause?: unknown; graph?: GraphError; mayHaveBeenSent?: boolean } = {},
  ) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.graph = options.graph;
    this.mayHaveBeenSent = options.mayHaveBeenSent ?? false;
  }
}
