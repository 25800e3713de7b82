import type { Snapshot } from "./protocol.ts";
import { isMoved } from "./view/moved.ts";

/**
 * What turns one snapshot into the next where the messages are mostly the same: typing in one message of a long
 * conversation is then as cheap as typing in a short one.
 */
export interface SnapshotChange {
  /** Version of the snapshot that it changes. */
  readonly base: number;
  /** The next snapshot, with only the messages that are new. */
  readonly snapshot: Snapshot;
  /** How many messages at the start stay as they are. */
  readonly head: number;
  /** How many at the end stay, written `by` UTF-16 units later. */
  readonly tail: number;
  readonly by: number;
}

/** Below this, a snapshot is small enough to be sent whole. */
const fewItems = 30;

/** The change from one snapshot to the next; `undefined` where it would not be worth it. */
export function changeBetween(before: Snapshot | undefined, after: Snapshot): SnapshotChange | undefined {
  if (before?.uri !== after.uri) return undefined;
  const old = before.conversation.items;
  const { items } = after.conversation;
  const most = Math.min(old.length, items.length);
  if (most < fewItems) return undefined;
  let head = 0;
  while (head < most && isMoved(old[head], items[head], 0)) head++;
  const by = (items.at(-1)?.span.start ?? 0) - (old.at(-1)?.span.start ?? 0);
  let tail = 0;
  while (tail < most - head && isMoved(old.at(-1 - tail), items.at(-1 - tail), by)) tail++;
  if (head + tail < most / 2) return undefined;
  const changed = items.slice(head, items.length - tail);
  const snapshot = { ...after, conversation: { ...after.conversation, items: changed } };
  return { base: before.version, snapshot, head, tail, by };
}

/**
 * The next snapshot; `undefined`: the change is for another one than this. Messages that only stand elsewhere in the text stay
 * the same objects, so that they are not drawn again: how much later they stand is in the conversation's `shifts`.
 */
export function applyChange(
  before: Snapshot | undefined,
  { base, snapshot, head, tail, by }: SnapshotChange,
): Snapshot | undefined {
  if (before?.version !== base || before.uri !== snapshot.uri) return undefined;
  const { items: old, shifts = old.map(() => 0) } = before.conversation;
  const { items: changed } = snapshot.conversation;
  const kept = old.length - tail;
  const items = [...old.slice(0, head), ...changed, ...old.slice(kept)];
  const moves = shifts.slice(kept).map(shift => shift + by);
  return {
    ...snapshot,
    conversation: {
      ...snapshot.conversation,
      items,
      shifts: [...shifts.slice(0, head), ...changed.map(() => 0), ...moves],
    },
  };
}
