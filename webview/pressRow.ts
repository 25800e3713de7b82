import { isTappedOnce, sameTap } from "../src/core/replies/tap.ts";
import type { RowView } from "../src/core/view/view.ts";
import type { Scene } from "./scene.ts";

/** Ctrl on a keyboard, Command on a Mac's. */
export const modifier = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl+";

/** How a row answers to the person: as to the customer who taps it, or only as to one who looks where it is written. */
export interface Pressable {
  /** `undefined`: a click is not for the row, and shows its JSON. */
  readonly press: ((event: MouseEvent) => void) | undefined;
  /** It was tapped, and cannot be once more. */
  readonly spent: boolean;
  /** It opens a sheet. */
  readonly opens: boolean;
  /** Says of both what they do. */
  readonly hint: string | undefined;
}

/** What a click does to the row that `key` names in the payload at `index`. With Ctrl or Command it always shows the JSON. */
export function pressRow(row: RowView, key: string, index: number, scene: Scene): Pressable {
  const { touch } = scene;
  const { tap, sheet } = row;
  if (!touch || (!tap && !sheet)) return { press: undefined, spent: false, opens: false, hint: undefined };
  const spent = isSpent(row, index, scene);
  return {
    press: event => {
      if (showsJson(event) && !scene.standalone) return;
      event.stopPropagation();
      if (spent) return;
      if (sheet) touch.openSheet(index, key);
      else if (tap) touch.tap(index, tap);
    },
    spent,
    opens: sheet !== undefined,
    hint: scene.standalone
      ? undefined
      : `${spent ? "The customer has tapped it." : "Click to tap as the customer."} ${modifier}click shows its JSON.`,
  };
}

/** Whether a click asks for the JSON in place of a tap. */
export function showsJson({ ctrlKey, metaKey }: MouseEvent): boolean {
  return ctrlKey || metaKey;
}

function isSpent({ tap }: RowView, index: number, { snapshot }: Scene): boolean {
  if (tap?.does !== "reply" || !isTappedOnce(tap.tapped)) return false;
  return (snapshot.replies ?? []).some(
    reply => reply.answers === index && reply.tapped && sameTap(reply.tapped, tap.tapped),
  );
}
