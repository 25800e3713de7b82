import { Readable } from "node:stream";
import { type Dispatcher, getGlobalDispatcher, request } from "undici";
import { watchDeparture } from "./departure.ts";
import { failureError, type Purpose } from "./failure.ts";
import { type Answer, withoutSecret } from "./readAnswer.ts";
import { apiUrl, authorizationHeader, type Sender } from "./sender.ts";

/** One request below the phone number: `""` is the number itself, `/messages` its messages. */
export interface Call {
  readonly purpose: Purpose;
  readonly method: "GET" | "POST";
  readonly edge: string;
  /** What it is asked about; the token has an address of its own, without a number. */
  readonly about?: "number" | "token";
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What is posted in place of JSON. */
  readonly content?: CallContent;
}

/** A body that is made while it leaves. */
export interface CallContent {
  readonly type: string;
  /** In bytes. */
  readonly length: number;
  pieces(): AsyncIterable<Uint8Array>;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** For the whole of it, connecting included. */
  readonly timeoutMs: number;
  /** How much of an answer is read, in bytes; a million where nothing is said. */
  readonly answerLimit?: number;
}

/**
 * Makes one request and resolves to its whole answer, whatever that says, with the access token cut out of it. Throws
 * `CloudApiError` where there is none. Never repeats a request and never follows a redirect.
 */
export async function callApi(sender: Sender, call: Call, options: CallOptions): Promise<Answer> {
  const url = apiUrl(sender, call.edge, call.about);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const headers = { ...authorizationHeader(sender), accept: "application/json" };
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout.signal]) : timeout.signal;
  const departure = watchDeparture(sender.dispatcher ?? getGlobalDispatcher(), signal);
  let response: Dispatcher.ResponseData | undefined;
  try {
    const responding = request(url, {
      method: call.method,
      signal,
      dispatcher: departure.dispatcher,
      ...postedOf(call, headers),
    });
    response = await orAborted(responding, signal);
    return {
      purpose: call.purpose,
      host: url.host,
      status: response.statusCode,
      location: withoutSecret([response.headers.location].flat()[0] ?? "", sender.accessToken) || undefined,
      ...(await readText(response.body, options.answerLimit ?? usualLimit, sender.accessToken)),
    };
  } catch (cause) {
    throw failureError({
      purpose: call.purpose,
      cause: scrubbed(cause, sender.accessToken),
      host: url.host,
      proxyHost: sender.proxyHost,
      left: departure.hasLeft(),
      status: response?.statusCode,
      cancelled: options.signal?.aborted === true,
      timedOut: timeout.signal.aborted,
      timeoutMs: options.timeoutMs,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The headers and the body of a request. */
function postedOf({ body, content }: Call, headers: Readonly<Record<string, string>>) {
  if (content)
    return {
      headers: { ...headers, "content-type": content.type, "content-length": String(content.length) },
      body: Readable.from(content.pieces(), { objectMode: false }),
    };
  if (body === undefined) return { headers };
  return { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** What an error carries along of an answer, without the token: the parser's keeps the bytes that it did not understand. */
function scrubbed(cause: unknown, secret: string): unknown {
  if (cause instanceof Error)
    for (const name of Object.getOwnPropertyNames(cause)) {
      const value: unknown = Reflect.get(cause, name);
      if (typeof value === "string") Reflect.set(cause, name, withoutSecret(value, secret));
    }
  return cause;
}

/** While a connection is being made undici does not look at the signal; nobody should have to wait for that. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** The API's answers are below 2 kB, lists apart; nothing is gained by reading more of something else. In bytes. */
const usualLimit = 1_000_000;

async function readText(
  body: Dispatcher.ResponseData["body"],
  limit: number,
  secret: string,
): Promise<Pick<Answer, "text" | "tooLong">> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, limit - length));
    length += chunk.length;
    if (length > limit) break;
  }
  const text = withoutSecret(Buffer.concat(chunks).toString("utf8"), secret);
  return { text, ...(length > limit && { tooLong: limit }) };
}
