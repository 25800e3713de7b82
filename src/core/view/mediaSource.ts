/** Where a picture, film or file can be had from. */
export type MediaSource =
  /** The web: asked for only where the person allows it. */
  | { readonly from: "web"; readonly url: string; readonly host: string }
  /** Uploaded to the account: fetched when the person asks. */
  | { readonly from: "account"; readonly id: string }
  /** A file beside the document, or in its workspace. */
  | { readonly from: "file"; readonly path: string }
  /** In the message itself. */
  | { readonly from: "message"; readonly url: string };

/** A longer address is not loaded. UTF-16 units. */
const longestUrl = 8192;

/** A longer picture inside a message is not drawn. UTF-16 units. */
const longestData = 3_000_000;

/** What a browser draws without running anything: no SVG, no HTML. */
const drawable =
  /^data:(?:image\/(?:png|jpeg|gif|webp)|video\/(?:mp4|3gpp|webm)|audio\/(?:aac|amr|mpeg|mp4|ogg|webm))(?:;[\w=.-]+)*;base64,[\w+/=\s]*$/i;

/** Where the media that a payload names comes from; `undefined`: from nowhere that could be shown. */
export function mediaSource(link: string | undefined, id: string | undefined): MediaSource | undefined {
  const address = link?.trim();
  if (!address) return id && !id.includes("${") ? { from: "account", id } : undefined;
  if (/^data:/i.test(address))
    return address.length <= longestData && drawable.test(address)
      ? { from: "message", url: address }
      : undefined;
  if (address.length > longestUrl || address.includes("${")) return undefined;
  const host = /^https:\/\/(?:[^/?#\\]*@)?([^/?#\\@:]+)/i.exec(address)?.[1];
  if (host) return { from: "web", url: address, host: host.toLowerCase() };
  if (/^file:\/\//i.test(address)) return { from: "file", path: address };
  // What has a scheme, or a server before its path, is not beside the document.
  return /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(address) ? undefined : { from: "file", path: address };
}

/** Tells one source from another. */
export function mediaKey(source: MediaSource): string {
  switch (source.from) {
    case "web":
    case "message":
      return source.url;
    case "account":
      return `id:${source.id}`;
    case "file":
      return `file:${source.path}`;
  }
}

/** What a webview draws, by its MIME type. Anything else is only measured. */
export const drawnMime = /^(?:image\/(?:png|jpeg|webp|gif)|video\/(?:mp4|3gpp|webm)|audio\/[\w.+-]+)$/;

/** A file whose content is here. */
export interface LoadedMedia {
  readonly key: string;
  readonly mime: string;
  /** A plain array: on its way to a page the editor makes an object of a `Buffer`, which is also one. */
  readonly bytes: Uint8Array;
}

/** Even a film has no more (messages §5); a longer document is only named. In bytes. */
export const largestMedia = 16 * 1024 * 1024;

/** What is known of a file that is not in the message itself, by its {@link mediaKey}. */
export interface MediaFile {
  /** `known`: its content was not asked for. */
  readonly state: "known" | "loading" | "ready" | "failed";
  readonly bytes?: number | undefined;
  readonly pages?: number | undefined;
  /** Why it failed, as a sentence. */
  readonly message?: string | undefined;
}
