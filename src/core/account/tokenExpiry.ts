/** What is to be said of a token's end. */
export interface Expiry {
  readonly severity: "good" | "warning" | "error";
  /** As it goes on after “the token”: `ends in 2 days`. */
  readonly text: string;
}

const dayMs = 86_400_000;

/** How long before a token's end it is warned of. */
export const expiryWarningMs = 3 * dayMs;

/** Judges a token's end; 0 is never. */
export function describeExpiry(expiresAtMs: number, nowMs: number): Expiry {
  if (expiresAtMs === 0) return { severity: "good", text: "has no end" };
  const left = expiresAtMs - nowMs;
  const when = `${new Date(expiresAtMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  if (left <= 0) return { severity: "error", text: `has ended (${when})` };
  return {
    severity: left < expiryWarningMs ? "warning" : "good",
    text: `ends in ${span(left)} (${when})`,
  };
}

/** What to do before a token ends. */
export const renewToken =
  "Create a system user in the business settings, give it the app and the WhatsApp account, and generate a token that never ends; then paste it in “Edit Account…”.";

/** In whole units, cut off: nobody should count on more. */
function span(ms: number): string {
  const unit = (count: number, name: string) => `${count} ${name}${count === 1 ? "" : "s"}`;
  if (ms < 3_600_000) return unit(Math.floor(ms / 60_000), "minute");
  return ms < 2 * dayMs ? unit(Math.floor(ms / 3_600_000), "hour") : unit(Math.floor(ms / dayMs), "day");
}
