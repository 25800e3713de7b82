/** Makes ids that look like Meta's: the same ones in the same order for the same random numbers. */
export class Ids {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Of a message. */
  wamid = (): string => `wamid.${this.#bytes(36).toString("base64")}`;

  /** For Meta's support. */
  traceId = (): string => this.#bytes(18).toString("base64url");

  /** Of an object of the Graph API: sixteen digits. */
  object = (): string => String(10 ** 15 + Math.floor(this.#random() * 8.9e15));

  group = (): string => Buffer.from(`capi_group:${this.object()}`).toString("base64url");

  /** Hexadecimal digits, as many as two times `bytes`. */
  hash = (bytes: number): string => this.#bytes(bytes).toString("hex");

  #bytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let i = 0; i < length; i++) bytes[i] = this.#random() * 256;
    return bytes;
  }
}
