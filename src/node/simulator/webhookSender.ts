import { randomInt } from "node:crypto";
import { Agent, request } from "undici";
import { signatureOf } from "../webhooks/signature.ts";
import { metaJson } from "./metaJson.ts";

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

/** Posts signed webhooks. Does not try again: what is not received is lost, and said so. */
export class WebhookSender {
  readonly #agent = new Agent({ connect: { timeout: 5_000 } });
  readonly #abort = new AbortController();
  readonly #appSecret: string;
  readonly #warn: (message: string) => void;

  constructor(appSecret: string, warn: (message: string) => void) {
    this.#appSecret = appSecret;
    this.#warn = warn;
  }

  /** Resolves when the webhook is answered, lost or given up; never rejects. */
  async post(url: string, body: unknown): Promise<void> {
    if (this.#abort.signal.aborted) return;
    const { host } = new URL(url);
    const raw = Buffer.from(metaJson(body));
    try {
      const response = await request(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "user-agent": "wamsg-simulator",
          "x-hub-signature-256": signatureOf(raw, this.#appSecret),
        },
        body: raw,
        ...this.#connection(),
      });
      await response.body.dump();
      if (response.statusCode !== 200)
        this.#warn(`${host} answered HTTP ${response.statusCode} to a webhook; it is lost.`);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.#warn(`A webhook to ${host} is lost: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** Gives up what is under way and closes every connection. */
  async close(): Promise<void> {
    this.#abort.abort();
    await this.#agent.destroy();
  }

  /** Checks an address, with a verify token by the handshake of webhooks §1. Throws {@link WebhookError}. */
  async verify(address: string, verifyToken: string | undefined): Promise<void> {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol))
      throw new WebhookError("notAnAddress", `“${address}” is not an http or https address.`);
    if (verifyToken !== undefined) await this.#shakeHands(url, verifyToken);
  }

  async #shakeHands(url: URL, verifyToken: string): Promise<void> {
    const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
    const target = new URL(url);
    target.searchParams.set("hub.mode", "subscribe");
    target.searchParams.set("hub.challenge", challenge);
    target.searchParams.set("hub.verify_token", verifyToken);
    let status: number;
    let text: string;
    try {
      const response = await request(target, this.#connection());
      status = response.statusCode;
      text = await response.body.text();
    } catch (cause) {
      throw new WebhookError("unreachable", `${url.host} could not be reached for the handshake.`, { cause });
    }
    if (status !== 200 || text !== challenge)
      throw new WebhookError(
        "refused",
        `${url.host} did not answer the handshake with the challenge (HTTP ${status}). Check the verify token.`,
      );
  }

  #connection() {
    const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(answerTimeoutMs)]);
    return { dispatcher: this.#agent, signal };
  }
}
