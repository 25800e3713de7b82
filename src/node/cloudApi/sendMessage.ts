import { type Dispatcher, getGlobalDispatcher, request } from "undici";
import { CloudApiError } from "./cloudApiError.ts";
import { watchDeparture } from "./departure.ts";
import { type Accepted, askFirst, readAnswer, withoutSecret } from "./readAnswer.ts";
import { authorization, messagesUrl, type Sender } from "./sender.ts";

export type { CloudApiError } from "./cloudApiError.ts";
export type { Sender } from "./sender.ts";

/** A message that the API took: accepted, not yet delivered. */
export interface Sent extends Accepted {
  /** From the call to the whole answer. */
  readonly latencyMs: number;
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  /** For the whole of it, connecting included. */
  readonly timeoutMs: number;
}

/**
 * Posts one payload to the API. Throws {@link CloudApiError} for every other outcome than acceptance, with the access
 * token in none of its texts. Never sends twice and never follows a redirect.
 */
export async function sendMessage(sender: Sender, body: unknown, options: SendOptions): Promise<Sent> {
  const url = messagesUrl(sender);
  const headers = {
    authorization: authorization(sender.accessToken),
    "content-type": "application/json",
    accept: "application/json",
  };
  const started = performance.now();
  const departure = watchDeparture(sender.dispatcher ?? getGlobalDispatcher());
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let response: Dispatcher.ResponseData | undefined;
  let text: string;
  try {
    response = await request(url, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal,
      dispatcher: departure.dispatcher,
    });
    text = await readText(response.body);
  } catch (cause) {
    throw failure({
      cause,
      host: url.host,
      left: departure.hasLeft(),
      status: response?.statusCode,
      cancelled: options.signal?.aborted === true,
      timedOut: timeout.aborted,
      timeoutMs: options.timeoutMs,
    });
  }
  const accepted = readAnswer({
    host: url.host,
    status: response.statusCode,
    location: [response.headers.location].flat()[0],
    text: withoutSecret(text, sender.accessToken),
  });
  return { ...accepted, latencyMs: Math.round(performance.now() - started) };
}

/** The API's answers are below 2 kB; nothing is gained by reading more of something else. */
const answerLimit = 1_000_000;

async function readText(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    // What is cut off here cannot be read as JSON and is reported as such.
    if (length > answerLimit) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

interface Failure {
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

function failure({ cause, host, left, status, cancelled, timedOut, timeoutMs }: Failure): CloudApiError {
  // A refusal stays a refusal when its text breaks off; a server's own failure may lie behind the API.
  const refused = status !== undefined && status >= 300 && status < 500;
  const mayHaveBeenSent = left && !refused;
  const waited = `within ${timeoutMs / 1000} s`;
  if (cancelled)
    return new CloudApiError(
      "cancelled",
      mayHaveBeenSent
        ? `Cancelled after the request had left. ${askFirst}`
        : "Cancelled. The message was not sent.",
      { cause, mayHaveBeenSent },
    );
  if (!left)
    return new CloudApiError(
      "unreachable",
      `Could not reach ${host}: ${timedOut ? `no connection ${waited}` : reasonOf(cause)}. The message was not sent. Check the network and the base URL.`,
      { cause },
    );
  if (refused)
    return new CloudApiError(
      "unreadable",
      `${host} refused the message (HTTP ${status}), but its answer broke off. The message was not sent. Send it again to see why.`,
      { cause },
    );
  const happened =
    status === undefined
      ? timedOut
        ? `did not answer ${waited}`
        : "closed the connection before it answered"
      : `answered HTTP ${status}, but the answer ${timedOut ? `did not end ${waited}` : "broke off"}`;
  return new CloudApiError("ambiguous", `${host} ${happened}. ${askFirst}`, { cause, mayHaveBeenSent: true });
}

/** Why no connection was made, in words; the code where there are none for it. */
function reasonOf(cause: unknown): string {
  const code =
    typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string"
      ? cause.code
      : "no connection";
  return (
    reasons.get(code) ??
    (/CERT|SELF_SIGNED|TLS|SSL/.test(code) ? `its certificate is not trusted (${code})` : code)
  );
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
