/**
 * - `notFound`: the program is not on the PATH.
 * - `refused`: it ended, or said why it cannot, before there was an address.
 * - `tooSlow`: no address within the time limit.
 * - `cancelled`: the person changed their mind.
 */
export type TunnelErrorCode = "notFound" | "refused" | "tooSlow" | "cancelled";

/** Why there is no tunnel. Callers branch on `code`, people read `message`: it ends in the next step. */
export class TunnelError extends Error {
  override readonly name = "TunnelError";
  readonly code: TunnelErrorCode;

  constructor(code: TunnelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
