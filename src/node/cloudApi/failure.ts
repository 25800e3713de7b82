import { CloudApiError } from "./cloudApiError.ts";
import { whyUnreachable } from "./whyUnreachable.ts";

/** What a request was for: one that sends must not be repeated lightly, one that only reads may. */
export type Purpose = "send" | "read";

/** How far a request came before it failed. */
export interface Failure {
  readonly purpose: Purpose;
  readonly cause: unknown;
  readonly host: string;
  /** The proxy that the connection goes through, where there is one. */
  readonly proxyHost: string | undefined;
  /** Whether the request had been handed to an open connection. */
  readonly left: boolean;
  /** The status of an answer whose body broke off. */
  readonly status: number | undefined;
  readonly cancelled: boolean;
  readonly timedOut: boolean;
  readonly timeoutMs: number;
}

/** The next step after a failure that may have been none. */
export const askFirst =
  "The message may have been sent and is not sent again by itself: look for its webhooks, or ask the recipient, before you send it again.";

/** The error for a request that got no whole answer. */
export function failureError(failure: Failure): CloudApiError {
  const { purpose, cause, host, left, status, cancelled } = failure;
  // A refusal stays a refusal when its text breaks off; a server's own failure may lie behind the API.
  const refused = status !== undefined && status >= 300 && status < 500;
  const mayHaveBeenSent = purpose === "send" && left && !refused;
  const unsent = purpose === "send" ? " The message was not sent." : "";
  if (cancelled)
    return new CloudApiError(
      "cancelled",
      mayHaveBeenSent ? `Cancelled after the request had left. ${askFirst}` : `Cancelled.${unsent}`,
      { cause, mayHaveBeenSent },
    );
  if (refused)
    return new CloudApiError(
      "unreadable",
      `${host} refused the request (HTTP ${status}), but its answer broke off.${unsent} Try again to see why.`,
      { cause },
    );
  if (mayHaveBeenSent)
    return new CloudApiError("ambiguous", `${host} ${whatHappened(failure)}. ${askFirst}`, {
      cause,
      mayHaveBeenSent,
    });
  const { why, next } = left
    ? { why: `it ${whatHappened(failure)}`, next: "Check the network and the base URL." }
    : whyNot(failure);
  return new CloudApiError("unreachable", `Could not reach ${host}: ${why}.${unsent} ${next}`, { cause });
}

function whatHappened({ status, timedOut, timeoutMs }: Failure): string {
  const within = `within ${timeoutMs / 1000} s`;
  if (status === undefined)
    return timedOut ? `did not answer ${within}` : "closed the connection before it answered";
  return `answered HTTP ${status}, but the answer ${timedOut ? `did not end ${within}` : "broke off"}`;
}

function whyNot({ cause, timedOut, timeoutMs, proxyHost }: Failure) {
  if (!timedOut) return whyUnreachable(cause, proxyHost);
  const through = proxyHost === undefined ? "" : ` through the proxy ${proxyHost}`;
  return {
    why: `no connection${through} within ${timeoutMs / 1000} s`,
    next: "Check the network; where it wants a proxy, set http.proxy or HTTPS_PROXY.",
  };
}
