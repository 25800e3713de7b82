/**
 * - `badUrl`: Meta would not take the address.
 * - `declined`: the person said no.
 * - `refused`: the API did not set it; nothing of it is left.
 * - `leftBehind`: it could not be undone; the record stays, and the next start tries again.
 */
export type OverrideErrorCode = "badUrl" | "declined" | "refused" | "leftBehind";

/** Why webhooks do not come from Meta, or still go to the wrong place. People read `message`: it ends in the next step. */
export class OverrideError extends Error {
  override readonly name = "OverrideError";
  readonly code: OverrideErrorCode;

  constructor(code: OverrideErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
