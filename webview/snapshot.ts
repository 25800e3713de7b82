import type { Snapshot, ToWebview } from "../src/core/protocol.ts";

/** The snapshot that was written into the page, if one was. */
export function embeddedSnapshot(): Snapshot | undefined {
  const text = document.querySelector("#snapshot")?.textContent;
  if (!text) return undefined;
  const value: unknown = JSON.parse(text);
  return isSnapshot(value) ? value : undefined;
}

/** A message from the extension; `undefined`: something else talks. */
export function readToWebview(value: unknown): ToWebview | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!("type" in value) || value.type !== "show" || !("snapshot" in value)) return undefined;
  return isSnapshot(value.snapshot) ? { type: "show", snapshot: value.snapshot } : undefined;
}

/** Snapshots are made by the same build that draws them; only strangers need to be told apart. */
function isSnapshot(value: unknown): value is Snapshot {
  return typeof value === "object" && value !== null && "conversation" in value && "defaults" in value;
}
