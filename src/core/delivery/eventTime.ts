import { timeOf } from "./fields.ts";

/** How far ahead of this machine's clock a time may be and still be believed. */
const aheadMs = 24 * 60 * 60 * 1000;

/**
 * When something happened, in milliseconds since the epoch. What has no time, or one that lies far in the future (such as
 * milliseconds where seconds belong), happened when it was received; `undefined` where that is not known either.
 */
export function eventTime(value: unknown, receivedAtMs: number | undefined): number | undefined {
  const timeMs = timeOf(value);
  if (receivedAtMs === undefined) return timeMs;
  return timeMs === undefined || timeMs > receivedAtMs + aheadMs ? receivedAtMs : timeMs;
}
