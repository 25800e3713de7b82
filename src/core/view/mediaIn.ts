import { type MediaSource, mediaKey } from "./mediaSource.ts";
import type { BlockView, ConversationView, MediaView } from "./view.ts";

/** Something that holds pictures, such as what a customer sent. */
interface Holder {
  readonly blocks: readonly BlockView[];
}

/** The files that the pictures of a conversation are made of, and of what came back in it, each once, by their keys. */
export function mediaIn(
  conversation: ConversationView,
  replies: readonly Holder[] = [],
): ReadonlyMap<string, MediaSource> {
  const found = new Map<string, MediaSource>();
  for (const block of blocksIn(conversation, replies))
    if ("source" in block && block.source) found.set(mediaKey(block.source), block.source);
  return found;
}

/** The picture, film or file with that key; `undefined` where it is not there (any more). */
export function findMedia(
  conversation: ConversationView,
  replies: readonly Holder[],
  key: string,
): MediaView | undefined {
  for (const block of blocksIn(conversation, replies))
    if (block.block === "media" && block.source && mediaKey(block.source) === key) return block;
  return undefined;
}

function blocksIn({ items }: ConversationView, replies: readonly Holder[]): BlockView[] {
  const bubbles = items.flatMap(item => (item.shape === "bubble" ? [item, ...item.cards] : []));
  return [...bubbles, ...replies].flatMap(({ blocks }) => blocks);
}
