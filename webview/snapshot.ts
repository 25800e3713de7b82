import type { Snapshot, ToWebview } from "../src/core/protocol.ts";
import type { SnapshotChange } from "../src/core/snapshotChange.ts";

/** The snapshot that was written into the page, if one was. */
export function embeddedSnapshot(): Snapshot | undefined {
  const value = embedded("#snapshot");
  return isSnapshot(value) ? value : undefined;
}

/** The files that were written into the page, as `data:` addresses by their keys. */
export function embeddedMedia(): readonly (readonly [key: string, url: string])[] {
  const value = embedded("#media");
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).filter(([, url]) => typeof url === "string" && url.startsWith("data:"));
}

function embedded(selector: string): unknown {
  const text = document.querySelector(selector)?.textContent;
  return text ? JSON.parse(text) : undefined;
}

/** A message from the extension; `undefined`: something else talks. */
export function readToWebview(value: unknown): ToWebview | undefined {
  if (typeof value !== "object" || value === null || !("type" in value)) return undefined;
  if (value.type === "show" && "snapshot" in value && isSnapshot(value.snapshot))
    return { type: "show", snapshot: value.snapshot };
  if (value.type === "change" && "change" in value && isChange(value.change))
    return { type: "change", change: value.change };
  if (value.type === "caret" && "version" in value && "caret" in value) {
    const { version, caret } = value;
    return typeof version === "number" && typeof caret === "number"
      ? { type: "caret", version, caret }
      : undefined;
  }
  if (value.type === "copy" && "png" in value && typeof value.png === "string")
    return { type: "copy", png: value.png };
  if (value.type === "draw" && "css" in value && typeof value.css === "string")
    return { type: "draw", css: value.css };
  if (value.type === "media" && "key" in value && "mime" in value && "bytes" in value) {
    const { key, mime, bytes } = value;
    if (typeof key === "string" && typeof mime === "string" && bytes instanceof Uint8Array)
      return { type: "media", key, mime, bytes };
  }
  return undefined;
}

/** Snapshots are made by the same build that draws them; only strangers need to be told apart. */
function isSnapshot(value: unknown): value is Snapshot {
  return typeof value === "object" && value !== null && "conversation" in value && "defaults" in value;
}

function isChange(value: unknown): value is SnapshotChange {
  return typeof value === "object" && value !== null && "snapshot" in value && isSnapshot(value.snapshot);
}
