import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { closeServer, listenOnLoopback } from "./listen.ts";
import { readBody } from "./readBody.ts";
import { isSigned, sameText } from "./signature.ts";

/** A notification with a good signature. */
export interface Webhook {
  /** The bytes that were signed. */
  readonly raw: Buffer;
  /** What they say, parsed and nothing more: it is read by `readWebhook`. */
  readonly body: unknown;
  readonly receivedAtMs: number;
}

/** Where the receiver says what a person should know. A log output channel is one. */
export interface ReceiverLog {
  warn(message: string): void;
  error(message: string): void;
}

export interface ReceiverOptions {
  /** `0` takes any free port; where the port is taken, the next free one is used. */
  readonly port: number;
  /** What the handshake has to show. */
  readonly verifyToken: string;
  /** A notification is good if one of these apps signed it; with none, no notification is good. */
  readonly appSecrets: readonly string[];
  /** Is waited for before the notification is acknowledged; when it fails, the sender is told to try again. */
  readonly onWebhook: (webhook: Webhook) => void | Promise<void>;
  /** Is told of each handshake that showed the verify token. */
  readonly onHandshake?: (() => void) | undefined;
  readonly log: ReceiverLog;
  /** Milliseconds since the epoch; the machine's clock where it is left out. */
  readonly now?: () => number;
}

/** Receives webhooks on 127.0.0.1 until it is closed. */
export interface Receiver {
  /** The callback URL. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Meta's own limit for a notification, in bytes (webhooks §3). */
const bodyLimit = 3_000_000;

/** The path of the callback URL. */
export const webhookPath = "/webhook";

/** Starts a receiver: the handshake (webhooks §1), and notifications whose signature is checked over the raw bytes (§2). */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    (request, response) => {
      answer(request, options).then(
        ({ status, text, headers }) => reply(request, response, status, text ?? "", headers),
        (error: unknown) => {
          options.log.error(
            `A webhook could not be handled: ${error instanceof Error ? error.message : error}`,
          );
          reply(request, response, 500, "The notification could not be handled.");
        },
      );
    },
  );
  const port = await listenOnLoopback(server, options.port);
  return { url: `http://127.0.0.1:${port}${webhookPath}`, port, close: () => closeServer(server) };
}

interface Reply {
  readonly status: number;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answer(request: IncomingMessage, options: ReceiverOptions): Promise<Reply> {
  const url = URL.parse(request.url ?? "", "http://127.0.0.1");
  if (url?.pathname !== webhookPath) return { status: 404, text: `Webhooks are received at ${webhookPath}.` };
  switch (request.method) {
    case "GET":
      return handshake(url.searchParams, options);
    case "POST":
      return notification(request, options);
    default:
      return { status: 405, text: "Use GET or POST.", headers: { allow: "GET, POST" } };
  }
}

function handshake(query: URLSearchParams, { verifyToken, onHandshake, log }: ReceiverOptions): Reply {
  const challenge = query.get("hub.challenge");
  const token = query.get("hub.verify_token");
  if (query.get("hub.mode") === "subscribe" && challenge && token && sameText(token, verifyToken)) {
    onHandshake?.();
    return { status: 200, text: challenge };
  }
  log.warn("A webhook handshake was refused: it did not show the verify token.");
  return { status: 403, text: "The verify token is not the one of this receiver." };
}

async function notification(request: IncomingMessage, options: ReceiverOptions): Promise<Reply> {
  const { appSecrets, log, onWebhook, now = Date.now } = options;
  const raw = await readBody(request, bodyLimit);
  if (raw === "tooLarge") return { status: 413, text: `A notification has at most ${bodyLimit} bytes.` };
  if (raw === "cut") return { status: 400, text: "The body broke off." };
  const receivedAtMs = now();

  const signature = request.headers["x-hub-signature-256"];
  if (typeof signature !== "string" || !isSigned(raw, signature, appSecrets)) {
    log.warn(
      `A webhook was refused: its signature is ${signature === undefined ? "missing" : "not made with the app secret"}.`,
    );
    return { status: 401, text: "The signature is missing or wrong." };
  }
  let body: unknown;
  try {
    body = JSON.parse(raw.toString("utf8"));
  } catch {
    log.warn("A webhook was refused: it is signed, but it is not JSON.");
    return { status: 400, text: "The body is not JSON." };
  }
  await onWebhook({ raw, body, receivedAtMs });
  return { status: 200 };
}

function reply(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    // The challenge is text from outside; no browser may take it for a page.
    "x-content-type-options": "nosniff",
    ...headers,
    // What was not read cannot be skipped on the same connection.
    ...(request.complete ? {} : { connection: "close" }),
  });
  response.end(text);
}
