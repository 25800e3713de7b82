import { CloudApiError } from "./cloudApiError.ts";

/** What a request was for: one that sends must not be repeated lightly, one that only reads may. */
export type Purpose = "send" | "read";

/** How far a request came before it failed. */
export interface Failure {
  readonly purpose: Purpose;
  readonly cause: unknown;
  readonly host: string;
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
  const why = left ? `it ${whatHappened(failure)}` : whyUnreachable(failure);
  return new CloudApiError(
    "unreachable",
    `Could not reach ${host}: ${why}.${unsent} Check the network and the base URL.`,
    { cause },
  );
}

function whatHappened({ status, timedOut, timeoutMs }: Failure): string {
  const within = `within ${timeoutMs / 1000} s`;
  if (status === undefined)
    return timedOut ? `did not answer ${within}` : "closed the connection before it answered";
  return `answered HTTP ${status}, but the answer ${timedOut ? `did not end ${within}` : "broke off"}`;
}

/** Why no connection was made, in words; the code where there are none for it. */
function whyUnreachable({ cause, timedOut, timeoutMs }: Failure): string {
  if (timedOut) return `no connection within ${timeoutMs / 1000} s`;
  const code =
    typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string"
      ? cause.code
      : "no connection";
  const certificate = /CERT|SELF_SIGNED|TLS|SSL/.test(code);
  return reasons.get(code) ?? (certificate ? `its certificate is not trusted (${code})` : code);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "nothing listens there (ECONNREFUSED)"],
  ["ENOTFOUND", "there is no host of that name (ENOTFOUND)"],
  ["EAI_AGAIN", "its name could not be looked up (EAI_AGAIN)"],
  ["ETIMEDOUT", "it does not answer (ETIMEDOUT)"],
  ["UND_ERR_CONNECT_TIMEOUT", "it does not answer (UND_ERR_CONNECT_TIMEOUT)"],
  ["ENETUNREACH", "there is no network (ENETUNREACH)"],
  ["ECONNRESET", "it closed the connection at once (ECONNRESET)"],
]);
