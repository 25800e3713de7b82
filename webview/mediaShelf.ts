import type { Snapshot } from "../src/core/protocol.ts";
import { type MediaFile, type MediaSource, mediaKey } from "../src/core/view/mediaSource.ts";

/** What can be shown of a file, and what is known of it. */
export interface Shown extends Partial<MediaFile> {
  /** Where an element can load it from; `undefined`: nothing is to be loaded. */
  readonly url?: string | undefined;
  readonly seconds?: number | undefined;
}

/** What an element has found out of a file. */
interface Measured {
  readonly seconds?: number;
  readonly failed?: true;
}

/** The content of files that the extension has handed over, and what the page has found out of them. */
export class MediaShelf {
  readonly #urls = new Map<string, string>();
  readonly #measured = new Map<string, Measured>();
  readonly #draw: () => void;
  /** Changes with everything that changes a drawing. */
  version = 0;

  /** `embedded`: what the page itself holds, by key. */
  constructor(draw: () => void, embedded: Iterable<readonly [string, string]> = []) {
    this.#draw = draw;
    for (const [key, url] of embedded) this.#urls.set(key, url);
  }

  take(key: string, mime: string, bytes: Uint8Array): void {
    const before = this.#urls.get(key);
    if (before !== undefined) URL.revokeObjectURL(before);
    this.#urls.set(key, URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime })));
    this.#measured.delete(key);
    this.#changed();
  }

  /** What is to be shown for a source now. */
  of(source: MediaSource | undefined, { media = {}, remoteAllowed = false }: Snapshot): Shown {
    if (!source) return {};
    const key = mediaKey(source);
    const { failed, seconds } = this.#measured.get(key) ?? {};
    const file = Object.hasOwn(media, key) ? media[key] : undefined;
    if (failed) return { ...file, state: "failed", message: "It could not be loaded." };
    return { ...file, seconds, url: this.#urlOf(source, key, remoteAllowed) };
  }

  /** How long a recording or film is. */
  measure(source: MediaSource, element: HTMLMediaElement): void {
    const { duration } = element;
    if (Number.isFinite(duration)) this.#measure(source, { seconds: duration });
  }

  fail(source: MediaSource): void {
    this.#measure(source, { failed: true });
  }

  #measure(source: MediaSource, measured: Measured): void {
    this.#measured.set(mediaKey(source), measured);
    this.#changed();
  }

  #urlOf(source: MediaSource, key: string, remoteAllowed: boolean): string | undefined {
    if (source.from === "message") return source.url;
    if (source.from === "web") return remoteAllowed ? source.url : undefined;
    return this.#urls.get(key);
  }

  #changed(): void {
    this.version++;
    this.#draw();
  }
}
