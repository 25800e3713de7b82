import type { Platform, Snapshot, Viewpoint } from "../src/core/protocol.ts";
import type { Tap } from "../src/core/replies/tap.ts";
import type { BubbleView, SheetView } from "../src/core/view/view.ts";

/** What is drawn: the snapshot, seen as the person arranged it. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly viewpoint: Viewpoint;
  readonly platform: Platform;
  /** Outside an editor nothing can be revealed, sent or locked. */
  readonly standalone: boolean;
  /** Keys of long texts that were opened with "Read more". */
  readonly expanded: ReadonlySet<string>;
  readonly expand: (key: string) => void;
  /** `undefined` in the business's view, where nothing can be tapped. */
  readonly touch: Touch | undefined;
  readonly sheet: OpenSheet | undefined;
  readonly toast: Toast | undefined;
}

/** What the customer's finger does. */
export interface Touch {
  /** Taps something of the payload at `index`. */
  readonly tap: (index: number, tap: Tap) => void;
  /** Opens the sheet of a row; `row` is its position in the bubble. */
  readonly openSheet: (index: number, row: number) => void;
  readonly closeSheet: () => void;
  /** Chooses an option of the open sheet by its key. */
  readonly choose: (option: string) => void;
  readonly write: (text: string) => void;
  readonly open: (url: string) => void;
  readonly closeToast: () => void;
}

/** A sheet over the chat. */
export interface OpenSheet {
  readonly view: SheetView;
  /** The payload whose row opened it. */
  readonly index: number;
  /** Key of the option that is chosen. */
  readonly chosen: string | undefined;
}

/** A word about what a tap did that sends nothing. */
export interface Toast {
  readonly text: string;
  /** Can be opened from the toast. */
  readonly url?: string | undefined;
}

/** Which side of the chat a message stands on, for the one who looks. */
export function sideOf(
  { sender }: Pick<BubbleView, "sender">,
  { viewpoint }: Scene,
): "incoming" | "outgoing" {
  return sender === viewpoint ? "outgoing" : "incoming";
}
