import type { Platform, Snapshot, Viewpoint } from "../src/core/protocol.ts";
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
  readonly sheet: SheetView | undefined;
  /** `row` is the position of the row in the bubble of the payload at `index`. */
  readonly openSheet: (index: number, row: number) => void;
  readonly closeSheet: () => void;
}

/** Which side of the chat a message stands on, for the one who looks. */
export function sideOf({ sender }: BubbleView, { viewpoint }: Scene): "incoming" | "outgoing" {
  return sender === viewpoint ? "outgoing" : "incoming";
}
