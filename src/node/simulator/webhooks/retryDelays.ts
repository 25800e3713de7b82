const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * How long after each failed try the next one comes, in milliseconds. Meta says "immediately", then "with decreasing frequency"
 * up to 7 days (webhooks §3), and no figures: these are the simulator's, and add up to 7 days.
 */
export const retryDelaysMs: readonly number[] = [
  1_000,
  10_000,
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  24 * hourMs,
  24 * hourMs,
  48 * hourMs,
  49 * hourMs,
];
