import { createHash, createHmac, randomBytes } from "node:crypto";
import { sameText } from "../../webhooks/signature.ts";
import type { Clock } from "../clock.ts";

/** A file that was uploaded, or that a customer sent. */
export interface StoredMedia {
  readonly id: string;
  readonly phoneNumberId: string;
  readonly mimeType: string;
  readonly filename: string | undefined;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since the epoch: from then on the id is unknown. */
  readonly expiresMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** How long an id is good for: of an upload and of a file in a webhook; and an address to load it from (account-api §4). */
export const mediaLifetimesMs = { uploaded: 30 * dayMs, received: 7 * dayMs, url: 5 * 60 * 1000 };

/** Files are kept in memory up to this many bytes together; then the oldest go. */
const mostBytes = 1024 ** 3;

export class MediaStore {
  readonly #clock: Pick<Clock, "now">;
  readonly #newId: () => string;
  readonly #byId = new Map<string, StoredMedia>();
  readonly #key = randomBytes(32);
  #bytes = 0;

  constructor(clock: Pick<Clock, "now">, newId: () => string) {
    this.#clock = clock;
    this.#newId = newId;
  }

  add(
    media: Pick<StoredMedia, "phoneNumberId" | "mimeType" | "filename" | "bytes">,
    origin: "uploaded" | "received",
  ): StoredMedia {
    const stored: StoredMedia = {
      ...media,
      id: this.#newId(),
      sha256: createHash("sha256").update(media.bytes).digest("hex"),
      expiresMs: this.#clock.now() + mediaLifetimesMs[origin],
    };
    this.put(stored);
    return stored;
  }

  put(stored: StoredMedia): void {
    this.#byId.set(stored.id, stored);
    this.#bytes += stored.bytes.length;
    for (const id of this.#byId.keys()) {
      if (this.#bytes <= mostBytes) return;
      this.remove(id);
    }
  }

  /** The oldest first, those whose time is over left out. */
  get all(): readonly StoredMedia[] {
    return [...this.#byId.keys()].flatMap(id => this.get(id) ?? []);
  }

  /** `undefined`: there is none with that id, or not any more. */
  get(id: string): StoredMedia | undefined {
    const media = this.#byId.get(id);
    if (!media || this.#clock.now() < media.expiresMs) return media;
    this.remove(id);
    return undefined;
  }

  remove(id: string): void {
    this.#bytes -= this.#byId.get(id)?.bytes.length ?? 0;
    this.#byId.delete(id);
  }

  /** What has to stand in the query of an address from which a file can be loaded from now on. */
  ticket(id: string): URLSearchParams {
    const until = String(Math.floor((this.#clock.now() + mediaLifetimesMs.url) / 1000));
    return new URLSearchParams({ mid: id, ext: until, hash: this.#hash(id, until) });
  }

  /** The file that a ticket is for; `undefined` where it is no ticket, or one that is too old. */
  redeem(ticket: URLSearchParams): StoredMedia | undefined {
    const [id = "", until = "", hash = ""] = ["mid", "ext", "hash"].map(name => ticket.get(name) ?? "");
    if (!sameText(hash, this.#hash(id, until)) || this.#clock.now() >= Number(until) * 1000) return undefined;
    return this.get(id);
  }

  #hash(id: string, until: string): string {
    return createHmac("sha256", this.#key).update(`${id} ${until}`).digest("base64url");
  }
}
