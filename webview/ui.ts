import { type Arrangement, plainArrangement, readArrangement } from "../src/core/arrangement.ts";
import type { Snapshot } from "../src/core/protocol.ts";

/** What the person arranged, as opposed to what the document says. */
export interface Ui extends Partial<Arrangement> {
  /** Pixels. */
  readonly scrollTop?: number;
}

/** All that survives a reload of the webview. The document's content is never kept. */
export interface Kept {
  readonly uri: string;
  readonly ui: Ui;
  /** The tab stays on this document. */
  readonly locked?: true;
}

/** Reads what an earlier life of this webview kept; whatever is not understood is left out. */
export function readKept(value: unknown): Partial<Kept> {
  const uri = property(value, "uri");
  const ui = property(value, "ui");
  const scrollTop = property(ui, "scrollTop");
  return {
    ...(typeof uri === "string" && { uri }),
    ui: {
      ...readArrangement(ui),
      ...(typeof scrollTop === "number" && Number.isFinite(scrollTop) && { scrollTop }),
    },
  };
}

/** The person's choice, else what the snapshot starts with, else what a phone has. */
export function chosen({ scrollTop: _, ...ui }: Ui, defaults: Snapshot["defaults"]): Arrangement {
  return { ...plainArrangement, ...defaults, ...ui };
}

/** Languages that are written from right to left (preview §5.4). */
const rightToLeft = /^(?:ar|fa|he|ur|ps|prs)(?:[-_]|$)/i;

/** The direction of the client's interface: what is chosen, else that of the language that the messages name. */
export function directionOf({ direction }: Arrangement, { conversation }: Snapshot): "ltr" | "rtl" {
  if (direction !== "auto") return direction;
  const languages = conversation.items.flatMap(item =>
    item.shape === "bubble" ? (item.language ?? []) : [],
  );
  return languages.length > 0 && languages.every(language => rightToLeft.test(language)) ? "rtl" : "ltr";
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
