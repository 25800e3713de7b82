import { createServer, type IncomingMessage } from "node:http";
import { forwardedByHeader, loopDetected, thisProcess } from "./forwardTarget.ts";
import { closeServer, listenOnLoopback } from "./listen.ts";
import { readNotification, type Webhook } from "./notification.ts";
import { QuietLog } from "./quietLog.ts";
import { type Reply, sendReply } from "./reply.ts";
import { sameText } from "./signature.ts";

export type { Webhook } from "./notification.ts";

/** Where the receiver says what a person should know. A log output channel is one. */
export interface ReceiverLog {
  info?(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** What a connection may take; in milliseconds, and how many there may be. */
export interface ReceiverLimits {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly connections: number;
}

export interface ReceiverOptions {
  /** `0` takes any free port; where the port is taken, the next free one is used. */
  readonly port: number;
  /** What the handshake has to show; asked for each time where it may change. */
  readonly verifyToken: string | (() => string | undefined);
  /** A notification is good if one of these apps signed it; with none, no notification is good. */
  readonly appSecrets: readonly string[] | (() => readonly string[]);
  /** Is waited for before the notification is acknowledged; when it fails, the sender is told to try again. */
  readonly onWebhook: (webhook: Webhook) => unknown;
  /** Is told once when a handshake showed the verify token: Meta reaches this receiver. */
  readonly onHandshake?: () => void;
  readonly log: ReceiverLog;
  /** Milliseconds since the epoch; the machine's clock where it is left out. */
  readonly now?: () => number;
  readonly limits?: Partial<ReceiverLimits>;
}

/** Receives webhooks on 127.0.0.1 until it is closed. */
export interface Receiver {
  /** The callback URL. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The path of the callback URL. */
export const webhookPath = "/webhook";

const usualLimits: ReceiverLimits = { headersTimeoutMs: 10_000, requestTimeoutMs: 30_000, connections: 1000 };

/** Starts a receiver: the handshake (webhooks §1), and notifications whose signature is checked over the raw bytes (§2). */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const limits = { ...usualLimits, ...options.limits };
  const answer = answering(options);
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeoutMs),
      // Longer than tunnels keep a connection for: it is theirs to close.
      keepAliveTimeout: 120_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      answer(request).then(
        reply => sendReply(request, response, reply),
        (error: unknown) => {
          options.log.error(`A request could not be answered: ${textOf(error)}`);
          sendReply(request, response, { status: 500, text: "The request could not be answered." });
        },
      );
    },
  );
  server.maxConnections = limits.connections;
  const port = await listenOnLoopback(server, options.port);
  return { url: `http://127.0.0.1:${port}${webhookPath}`, port, close: () => closeServer(server) };
}

function answering(options: ReceiverOptions): (request: IncomingMessage) => Promise<Reply> {
  const { now = Date.now, log, verifyToken, appSecrets } = options;
  const refused = new QuietLog(message => log.warn(message), now);
  const acknowledge = acknowledging(options);
  const reading = {
    appSecrets: typeof appSecrets === "function" ? appSecrets : () => appSecrets,
    refused,
    now,
  };
  return async request => {
    const { url = "", method } = request;
    // The usual case first: everything else may take its time.
    const path = url === webhookPath ? url : URL.parse(url, "http://127.0.0.1")?.pathname;
    if (path !== webhookPath) return { status: 404, text: `Webhooks are received at ${webhookPath}.` };
    if (method === "POST") {
      if (request.headers[forwardedByHeader] === thisProcess)
        return {
          status: loopDetected,
          text: "This webhook was passed on from here: it would go round for ever.",
        };
      const read = await readNotification(request, reading);
      return "status" in read ? read : acknowledge(read);
    }
    if (method === "GET") {
      const shaken = handshake(url, typeof verifyToken === "function" ? verifyToken() : verifyToken);
      if (shaken.status === 200) options.onHandshake?.();
      else
        refused.say("handshake", () => "A webhook handshake was refused: it did not show the verify token.");
      return shaken;
    }
    return { status: 405, text: "Use GET or POST.", headers: { allow: "GET, POST" } };
  };
}

function handshake(url: string, verifyToken: string | undefined): Reply {
  const query = new URL(url, "http://127.0.0.1").searchParams;
  const challenge = query.get("hub.challenge");
  const token = query.get("hub.verify_token");
  const right = query.get("hub.mode") === "subscribe" && token && verifyToken && sameText(token, verifyToken);
  if (challenge && right) return { status: 200, text: challenge };
  return { status: 403, text: "The verify token is not the one of this receiver." };
}

/** Acknowledges what was taken in. A trouble is said when it begins and when it ends, not with every webhook. */
function acknowledging({ onWebhook, log }: ReceiverOptions): (webhook: Webhook) => Promise<Reply> {
  let missed = 0;
  return async webhook => {
    try {
      await onWebhook(webhook);
    } catch (error) {
      if (missed++ === 0) log.error(`Webhooks are not acknowledged and will come again: ${textOf(error)}`);
      return {
        status: 503,
        text: "The notification could not be kept. Send it again.",
        headers: { "retry-after": "10" },
      };
    }
    if (missed > 0) {
      log.info?.(`Webhooks are acknowledged again; ${missed} were not meanwhile.`);
      missed = 0;
    }
    return { status: 200 };
  };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
