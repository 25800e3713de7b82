import { randomInt } from "node:crypto";
import { request } from "undici";

/** Why a callback URL was not taken. Callers branch on `code`, people read `message`. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  readonly code: "notAnAddress" | "unreachable" | "refused";

  constructor(code: WebhookError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const answerTimeoutMs = 10_000;

/** Checks an address, with a verify token by the handshake of webhooks §1. Throws {@link WebhookError}. */
export async function verifyCallback(address: string, verifyToken: string | undefined): Promise<void> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new WebhookError("notAnAddress", `“${address}” is not an http or https address.`);
  if (verifyToken === undefined) return;
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
  const target = new URL(url);
  target.searchParams.set("hub.mode", "subscribe");
  target.searchParams.set("hub.challenge", challenge);
  target.searchParams.set("hub.verify_token", verifyToken);
  const { status, text } = await answerOf(target, url.host);
  if (status !== 200 || text !== challenge)
    throw new WebhookError(
      "refused",
      `${url.host} did not answer the handshake with the challenge (HTTP ${status}). Check the verify token.`,
    );
}

async function answerOf(target: URL, host: string): Promise<{ status: number; text: string }> {
  try {
    const response = await request(target, {
      headers: { "user-agent": "wamsg-simulator" },
      reset: true,
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    return { status: response.statusCode, text: await response.body.text() };
  } catch (cause) {
    throw new WebhookError("unreachable", `${host} could not be reached for the handshake.`, { cause });
  }
}
