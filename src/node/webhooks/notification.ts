import type { IncomingMessage } from "node:http";
import { rememberBody } from "../journal/parsedBody.ts";
import { explainSignature } from "./explainSignature.ts";
import type { QuietLog } from "./quietLog.ts";
import { readBody } from "./readBody.ts";
import type { Reply } from "./reply.ts";
import { isSigned } from "./signature.ts";

/** A notification with a good signature. */
export interface Webhook {
  /** The bytes that were signed. */
  readonly raw: Buffer;
  /** What they say, parsed and nothing more: it is read by `readWebhook`. */
  readonly body: unknown;
  /** The value of `X-Hub-Signature-256`. */
  readonly signature: string;
  readonly receivedAtMs: number;
}

/** Meta's own limit for a notification, in bytes (webhooks §3). */
const bodyLimit = 3_000_000;

export interface NotificationOptions {
  readonly appSecrets: () => readonly string[];
  readonly refused: QuietLog;
  readonly now: () => number;
}

/** Reads a notification whose signature is right, over the bytes as they came (webhooks §2); for any other the answer to it. */
export async function readNotification(
  request: IncomingMessage,
  { appSecrets, refused, now }: NotificationOptions,
): Promise<Webhook | Reply> {
  const refuse = (status: number, text: string): Reply => {
    refused.say(text, () => `A webhook was refused: ${text}`);
    return { status, text };
  };
  const type = request.headers["content-type"];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type))
    return refuse(415, "A notification is application/json.");
  // Meta compresses nothing: what cannot be unpacked cannot explode.
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding.toLowerCase() !== "identity") return refuse(415, "A notification is not compressed.");

  const raw = await readBody(request, bodyLimit);
  if (raw === "tooLarge") return refuse(413, `A notification has at most ${bodyLimit} bytes.`);
  if (raw === "cut") return { status: 400, text: "The body broke off." };
  const receivedAtMs = now();

  const signature = headerOf(request, "x-hub-signature-256");
  const secrets = appSecrets();
  if (signature === undefined || !isSigned(raw, signature, secrets)) {
    const legacy = headerOf(request, "x-hub-signature") !== undefined;
    refused.say(
      "signature",
      () =>
        `A webhook was refused: its signature is ${explainSignature(raw, { signature, legacy }, secrets)}`,
    );
    return { status: 401, text: "The signature is missing or wrong." };
  }
  try {
    const body: unknown = JSON.parse(raw.toString("utf8"));
    rememberBody(raw, body);
    return { raw, body, signature, receivedAtMs };
  } catch {
    return refuse(400, "It is signed, but it is not JSON.");
  }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
