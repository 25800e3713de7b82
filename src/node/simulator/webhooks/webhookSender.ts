import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { Clock } from "../clock.ts";
import { metaJson } from "../metaJson.ts";
import type { PostedWebhook } from "../world/traffic.ts";
import { type Posted, PostPool } from "./postPool.ts";
import { retryDelaysMs } from "./retryDelays.ts";

interface Surroundings {
  readonly clock: Clock;
  /** `1` is a person's speed. */
  readonly speed: number;
  readonly appSecret: string;
  /** Is told of every try, and what was answered. */
  readonly posted?: ((webhook: PostedWebhook) => void) | undefined;
  /** Is told of webhooks that were not taken. */
  readonly warn: (message: string) => void;
}

/** Posts signed webhooks, and tries again what is not answered with 200, as Meta does. */
export class WebhookSender {
  readonly #around: Surroundings;
  readonly #key: KeyObject;
  /** By callback address. */
  readonly #servers = new Map<
    string,
    { readonly head: string; readonly host: string; readonly pool: PostPool }
  >();
  #closed = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#key = createSecretKey(Buffer.from(around.appSecret));
  }

  /** Resolves after the first try: to why the webhook was not taken, as a sentence, or to `undefined`. Never rejects. */
  post(url: string, body: unknown): Promise<string | undefined> {
    const raw = metaJson(body);
    return new Promise(resolve => this.#attempt(url, raw, 0, resolve));
  }

  /** Gives up what is under way and closes every connection. */
  close(): void {
    this.#closed = true;
    for (const { pool } of this.#servers.values()) pool.close();
  }

  #attempt(url: string, raw: string, tries: number, done: (trouble: string | undefined) => void): void {
    if (this.#closed) {
      done("The simulator was stopped.");
      return;
    }
    const { head, host, pool } = this.#server(url);
    const signature = createHmac("sha256", this.#key).update(raw).digest("hex");
    const request = `${head}x-hub-signature-256: sha256=${signature}\r\ncontent-length: ${raw.length}\r\n\r\n${raw}`;
    pool.post(request, posted => {
      const status = "status" in posted ? posted.status : undefined;
      this.#around.posted?.({ atMs: this.#around.clock.now(), host, raw, status });
      const taken = "status" in posted && posted.status === 200;
      done(taken ? undefined : this.#failed(url, raw, tries, host, posted));
    });
  }

  #failed(url: string, raw: string, tries: number, host: string, posted: Posted): string {
    if (this.#closed) return "The simulator was stopped.";
    const { clock, speed, warn } = this.#around;
    const said =
      "status" in posted
        ? `${host} answered HTTP ${posted.status} to a webhook`
        : `A webhook did not reach ${host}: ${posted.fault}`;
    const delayMs = retryDelaysMs[tries];
    if (delayMs === undefined) {
      const lost = `${said}; it was the last of ${tries + 1} tries, and the webhook is lost.`;
      warn(lost);
      return lost;
    }
    const again = `${said}; it is sent again, ever more rarely, for 7 days.`;
    if (tries === 0) warn(again);
    clock.after(delayMs / speed, () => this.#attempt(url, raw, tries + 1, () => {}));
    return again;
  }

  #server(address: string) {
    const known = this.#servers.get(address);
    if (known) return known;
    const url = new URL(address);
    const lines = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      `host: ${url.host}`,
      "accept: */*",
      "user-agent: wamsg-simulator",
      "content-type: application/json",
      "",
    ];
    const server = { head: lines.join("\r\n"), host: url.host, pool: new PostPool(url) };
    this.#servers.set(address, server);
    return server;
  }
}
