import type { Platform, Viewpoint } from "../src/core/arrangement.ts";
import type { FromWebview, Snapshot } from "../src/core/protocol.ts";
import type { Filled } from "../src/core/replies/filled.ts";
import type { ReplyTap, Tap } from "../src/core/replies/tap.ts";
import type { ReplyView } from "../src/core/replies/viewReplies.ts";
import type { MediaSource } from "../src/core/view/mediaSource.ts";
import type { BubbleView, MediaView, SheetView } from "../src/core/view/view.ts";
import type { Draft } from "./draft.ts";
import type { MediaShelf } from "./mediaShelf.ts";

/** What is drawn: the snapshot, seen as the person arranged it. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly viewpoint: Viewpoint;
  readonly platform: Platform;
  /** Without it: only the messages, without a bar and a place to write. */
  readonly frame: boolean;
  /** Long texts are cut where a client cuts them. */
  readonly readMore: boolean;
  /** The client's own word at the start of the chat is shown. */
  readonly startNotice: boolean;
  /** Direction of the client's own interface. */
  readonly direction: "ltr" | "rtl";
  /** Outside an editor nothing can be revealed, sent or locked. */
  readonly standalone: boolean;
  /** Keys of long texts that were opened with "Read more". */
  readonly expanded: ReadonlySet<string>;
  readonly expand: (key: string) => void;
  /** `undefined` in the business's view, where nothing can be tapped. */
  readonly touch: Touch | undefined;
  /** What anyone can do who looks. */
  readonly look: Look;
  readonly media: MediaShelf;
  readonly sheet: OpenSheet | undefined;
  /** The message that the customer is writing an answer to. */
  readonly answering: number | undefined;
  readonly toast: Toast | undefined;
}

/** What may be opened and closed in either view. */
export interface Look {
  /** Opens what belongs to a customer's message: its webhook, or the cart in it. */
  readonly openReply: (wamid: string, what: "webhook" | "cart") => void;
  /** Shows a picture, film or file large; `key` is that of its source. */
  readonly openMedia: (key: string) => void;
  readonly closeSheet: () => void;
  readonly copy: (text: string, said: string) => void;
  /** Asks the extension for pictures. */
  readonly ask: (message: Extract<FromWebview, { type: "allowRemote" | "loadMedia" }>) => void;
  readonly open: (url: string) => void;
  readonly closeToast: () => void;
}

/** What the customer's finger does. */
export interface Touch extends Look {
  /** Taps something of the payload at `index`. */
  readonly tap: (index: number, tap: Tap, filled?: Filled) => void;
  /** Opens the sheet of a row; `key` says which. */
  readonly openSheet: (index: number, key: string) => void;
  /** Opens what can be done with a message: react, reply. */
  readonly openActions: (index: number) => void;
  /** Changes what stands in the open sheet. */
  readonly edit: (change: Partial<Draft>) => void;
  readonly write: (text: string) => void;
  /** What is written next answers this message; `undefined`: none. */
  readonly answer: (index: number | undefined) => void;
  readonly react: (index: number, emoji: string | undefined) => void;
}

/** A sheet over the chat. */
export type OpenSheet = RowSheet | WebhookSheet | ActionsSheet | MediaSheet;

/** What a row opens. */
export interface RowSheet {
  readonly kind: "row";
  readonly view: SheetView;
  /** The payload whose row opened it; `undefined`: a reply's, in which nothing can be done. */
  readonly index: number | undefined;
  readonly key: string;
  /** What sending it does. */
  readonly tap: ReplyTap | undefined;
  readonly draft: Draft;
}

/** What a business receives for a customer's message. */
export interface WebhookSheet {
  readonly kind: "webhook";
  readonly reply: ReplyView;
}

/** What a customer can do with a message. */
export interface ActionsSheet {
  readonly kind: "actions";
  readonly bubble: BubbleView;
}

/** A picture, film or file, as large as there is room. */
export interface MediaSheet {
  readonly kind: "media";
  readonly view: MediaView;
  readonly source: MediaSource;
}

/** A word about what a tap did that sends nothing. */
export interface Toast {
  readonly text: string;
  /** Can be opened from the toast. */
  readonly url?: string | undefined;
  /** Something else that can be done from it. */
  readonly action?: ToastAction | undefined;
}

export interface ToastAction {
  readonly label: string;
  readonly press: () => void;
}

/** Which side of the chat a message stands on, for the one who looks. */
export function sideOf(
  { sender }: Pick<BubbleView, "sender">,
  { viewpoint }: Scene,
): "incoming" | "outgoing" {
  return sender === viewpoint ? "outgoing" : "incoming";
}
