import { fieldsOf, textOf } from "../../core/delivery/fields.ts";

/** What has to be known to undo an override, whatever happened to the one who set it. Holds no secret. */
export interface OverrideRecord {
  readonly phoneNumberId: string;
  /** The account it belongs to, which has the token. */
  readonly accountId: string;
  readonly accountName: string;
  /** The callback URL that was set. */
  readonly url: string;
  /** The number's own override before that; `undefined`: it had none. Its verify token is kept as a secret. */
  readonly previous: string | undefined;
  /** Who set it, to tell a crash from another window that listens. */
  readonly pid: number;
  readonly port: number;
  readonly setAtMs: number;
  /** It was removed, but what was there before could not be put back yet. */
  readonly removed: boolean;
}

/** What another version of Wamsg, or a crash, may have left behind is read, not trusted. */
export function readOverrideRecord(value: unknown): OverrideRecord | undefined {
  const fields = fieldsOf(value);
  const phoneNumberId = textOf(fields?.phoneNumberId);
  const accountId = textOf(fields?.accountId);
  const url = textOf(fields?.url);
  if (!fields || !phoneNumberId || !/^\d{1,32}$/.test(phoneNumberId) || !accountId || !url) return undefined;
  const whole = (value: unknown): number =>
    typeof value === "number" && Number.isSafeInteger(value) ? value : 0;
  return {
    phoneNumberId,
    accountId,
    accountName: textOf(fields.accountName) ?? phoneNumberId,
    url,
    previous: textOf(fields.previous),
    pid: whole(fields.pid),
    port: whole(fields.port),
    setAtMs: whole(fields.setAtMs),
    removed: fields.removed === true,
  };
}
