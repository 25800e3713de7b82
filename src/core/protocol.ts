import { type Arrangement, readArrangement } from "./arrangement.ts";
import { type Filled, readFilled } from "./replies/filled.ts";
import type { GroupFacts } from "./replies/groups.ts";
import type { Tapped } from "./replies/tap.ts";
import type { ReplyView } from "./replies/viewReplies.ts";
import type { SnapshotChange } from "./snapshotChange.ts";
import type { MediaFile } from "./view/mediaSource.ts";
import type { ProblemView } from "./view/problemView.ts";
import type { ConversationView } from "./view/view.ts";

/** Everything the preview draws. Sent whole, unless {@link SnapshotChange} says as much: a webview may miss any of them. */
export interface Snapshot {
  /** Grows with every snapshot of one panel. */
  readonly version: number;
  readonly uri: string;
  /** The file's name. */
  readonly title: string;
  readonly conversation: ConversationView;
  /** What the customer sent back in the preview, newest last. Without it: nothing. */
  readonly replies?: readonly ReplyView[] | undefined;
  /** Why the picture may be older than the text ("The JSON is broken; this is the last good picture."). */
  readonly notice: string | undefined;
  readonly account: {
    readonly name: string;
    readonly simulated: boolean;
    readonly testNumber: string | undefined;
    /** Meta has verified the business: its name has a badge. */
    readonly official?: boolean | undefined;
  };
  /** What is known of the group that the conversation is in. */
  readonly group?: GroupFacts | undefined;
  readonly sending: boolean;
  /** The panel stays on this document whatever editor is active. */
  readonly locked: boolean;
  /** The payload under the cursor: it is marked, and it is what the toolbar sends. Without it: the first. */
  readonly activeIndex?: number | undefined;
  /** Where the editor's caret is in the document, in UTF-16 units; `undefined`: in no editor, or not in this picture. */
  readonly caret?: number | undefined;
  /** What is wrong in the document, the gravest first. Without it: not known (yet), and what is marked stays. */
  readonly problems?: readonly ProblemView[] | undefined;
  /** What is known of the files in the picture, by their keys. Their content comes by itself: see {@link ToWebview}. */
  readonly media?: Readonly<Record<string, MediaFile>> | undefined;
  /** The person has allowed this document's pictures to come from the web. */
  readonly remoteAllowed?: boolean | undefined;
  /** What a new panel starts with; the person's own choice in the panel outranks it. */
  readonly defaults: Pick<Arrangement, "viewpoint" | "theme" | "platform"> & Partial<Arrangement>;
}

export type ToWebview =
  | { readonly type: "show"; readonly snapshot: Snapshot }
  /** A long conversation of which little has changed. A webview without the snapshot before it says "ready" again. */
  | { readonly type: "change"; readonly change: SnapshotChange }
  /** The content of a file, once for each life of a webview: it is too large to be part of every snapshot. */
  | { readonly type: "media"; readonly key: string; readonly mime: string; readonly bytes: Uint8Array }
  /** In the snapshot of that version nothing is new but the caret. */
  | { readonly type: "caret"; readonly version: number; readonly caret: number }
  /** What is seen is to be drawn into a PNG, with the page's own style. It is answered with "drawn". */
  | { readonly type: "draw"; readonly css: string }
  /** A PNG, in base64, to be put into the clipboard. It is answered with "copied". */
  | { readonly type: "copy"; readonly png: string };

/** Small intents. Offsets are UTF-16 offsets of the document's text. */
export type FromWebview =
  | { readonly type: "ready" }
  | { readonly type: "reveal"; readonly start: number; readonly end: number }
  | { readonly type: "openLink"; readonly url: string }
  | { readonly type: "send"; readonly index: number }
  /** What the person sees is arranged like this from now on. */
  | { readonly type: "arranged"; readonly arrangement: Partial<Arrangement> }
  /** A file or a picture of what is seen. */
  | { readonly type: "export" }
  | { readonly type: "copied"; readonly done: boolean }
  /** A PNG, in base64; without one the page's browser could not. */
  | { readonly type: "drawn"; readonly png?: string }
  | { readonly type: "lock"; readonly locked: boolean }
  /** The customer taps something of the payload at `index`. */
  | {
      readonly type: "reply";
      readonly index: number;
      readonly tapped: Tapped;
      /** What stood in the sheet that was sent. */
      readonly filled?: Filled;
    }
  /** The customer writes a message; `answers`: as the answer to the payload at that position. */
  | { readonly type: "write"; readonly text: string; readonly answers?: number }
  /** The customer reacts to the payload at `index`; without an emoji the reaction is taken back. */
  | { readonly type: "react"; readonly index: number; readonly emoji?: string }
  /** The pictures of this document may come from the web. */
  | { readonly type: "allowRemote" }
  /** An uploaded file is to be fetched through the account. */
  | { readonly type: "loadMedia"; readonly id: string }
  /** What the customer sent back is forgotten. */
  | { readonly type: "reset" };

/** A link in a message leads to the web, to a mail or to a call, and never to a command or a file. */
const linkPattern = /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu;

/** No address that works is longer. UTF-16 units. */
const longestLink = 8192;

/** The webview is another process: nothing it says is trusted until it has been read here. `undefined`: not understood. */
export function readFromWebview(value: unknown): FromWebview | undefined {
  if (typeof value !== "object" || value === null || !("type" in value)) return undefined;
  switch (value.type) {
    case "ready":
      return { type: "ready" };
    case "arranged":
      return "arrangement" in value
        ? { type: "arranged", arrangement: readArrangement(value.arrangement) }
        : undefined;
    case "export":
      return { type: "export" };
    case "copied":
      return { type: "copied", done: "done" in value && value.done === true };
    case "drawn": {
      const png = "png" in value ? value.png : undefined;
      const is = typeof png === "string" && png.length <= longestPng && /^[\w+/]+={0,2}$/.test(png);
      return { type: "drawn", ...(is && { png }) };
    }
    case "reveal": {
      const start = "start" in value ? readOffset(value.start) : undefined;
      const end = "end" in value ? readOffset(value.end) : undefined;
      return start === undefined || end === undefined || end < start
        ? undefined
        : { type: "reveal", start, end };
    }
    case "openLink":
      return "url" in value && isLink(value.url) ? { type: "openLink", url: value.url } : undefined;
    case "send": {
      const index = "index" in value ? readOffset(value.index) : undefined;
      return index === undefined ? undefined : { type: "send", index };
    }
    case "lock":
      return "locked" in value && typeof value.locked === "boolean"
        ? { type: "lock", locked: value.locked }
        : undefined;
    case "reply": {
      const index = "index" in value ? readOffset(value.index) : undefined;
      const tapped = "tapped" in value ? readTapped(value.tapped) : undefined;
      if (index === undefined || tapped === undefined) return undefined;
      if (!("filled" in value) || value.filled === undefined) return { type: "reply", index, tapped };
      const filled = readFilled(value.filled);
      return filled && { type: "reply", index, tapped, filled };
    }
    case "write": {
      if (!("text" in value) || !isWritten(value.text)) return undefined;
      const answers = "answers" in value ? readOffset(value.answers) : undefined;
      return { type: "write", text: value.text, ...(answers !== undefined && { answers }) };
    }
    case "react": {
      const index = "index" in value ? readOffset(value.index) : undefined;
      const emoji = "emoji" in value ? value.emoji : undefined;
      if (index === undefined || (emoji !== undefined && !isEmoji(emoji))) return undefined;
      return { type: "react", index, ...(emoji !== undefined && { emoji }) };
    }
    case "reset":
    case "allowRemote":
      return { type: value.type };
    case "loadMedia":
      return "id" in value && typeof value.id === "string" && value.id !== "" && value.id.length <= longestId
        ? { type: "loadMedia", id: value.id }
        : undefined;
    default:
      return undefined;
  }
}

/** A long conversation with pictures has a few million. UTF-16 units. */
const longestPng = 100_000_000;

/** An id has at most 256 characters, but the preview also draws messages that are wrong. UTF-16 units. */
const longestId = 10_000;

/** A customer can write as much as a business (messages §3). UTF-16 units. */
export const longestWritten = 4096;

function readTapped(value: unknown): Tapped | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  switch (value.kind) {
    case "button":
    case "listRow":
      return "id" in value && typeof value.id === "string" && value.id !== "" && value.id.length <= longestId
        ? { kind: value.kind, id: value.id }
        : undefined;
    case "templateButton": {
      const index = "index" in value ? readOffset(value.index) : undefined;
      const card = "card" in value ? readOffset(value.card) : undefined;
      if (index === undefined || ("card" in value && card === undefined)) return undefined;
      return { kind: "templateButton", index, ...(card !== undefined && { card }) };
    }
    case "flow":
    case "cart":
    case "payment":
    case "call": {
      const index = "index" in value ? readOffset(value.index) : undefined;
      const card = "card" in value ? readOffset(value.card) : undefined;
      if (("index" in value && index === undefined) || ("card" in value && card === undefined))
        return undefined;
      return {
        kind: value.kind,
        ...(index !== undefined && { index }),
        ...(card !== undefined && { card }),
      };
    }
    case "permission": {
      const id = "id" in value ? callAnswers.find(it => it === value.id) : undefined;
      return id && { kind: "permission", id };
    }
    case "location":
    case "contactInfo":
    case "address":
      return { kind: value.kind };
    default:
      return undefined;
  }
}

const callAnswers = ["always", "temporary", "never"] as const;

/** An emoji of many parts has about 20 of them. */
function isEmoji(value: unknown): value is string {
  return typeof value === "string" && value.length <= 40 && value.trim() !== "";
}

function isWritten(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestWritten && value.trim() !== "";
}

function readOffset(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function isLink(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestLink && linkPattern.test(value);
}
