import { Agent, request } from "undici";
import { CliError } from "./io.ts";

/** Posts webhooks on to another address, byte for byte and with their signature. What is not taken there is said and lost. */
export class Forwarder {
  readonly #agent = new Agent();
  readonly #url: URL;
  readonly #warn: (message: string) => void;
  #closed = false;

  /** Throws {@link CliError} for what is no address. */
  constructor(address: string, warn: (message: string) => void) {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol))
      throw new CliError(`--forward is an http or https address; it was “${address}”.`);
    this.#url = url;
    this.#warn = warn;
  }

  async forward(raw: Buffer, signature: string): Promise<void> {
    try {
      const response = await request(this.#url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-hub-signature-256": signature },
        body: raw,
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(10_000),
      });
      await response.body.dump();
      if (response.statusCode !== 200)
        this.#warn(`${this.#url.host} answered HTTP ${response.statusCode} to a forwarded webhook.`);
    } catch (error) {
      if (this.#closed) return;
      this.#warn(
        `A webhook could not be forwarded to ${this.#url.host}: ${error instanceof Error ? error.message : error}`,
      );
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#agent.destroy();
  }
}
