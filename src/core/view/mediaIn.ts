import { type MediaSource, mediaKey } from "./mediaSource.ts";
import type { BlockView, ConversationView } from "./view.ts";

/** Something that holds pictures, such as what a customer sent. */
interface Holder {
  readonly blocks: readonly BlockView[];
}

/** The files that the pictures of a conversation are made of, and of what came back in it, each once, by their keys. */
export function mediaIn(
  { items }: ConversationView,
  replies: readonly Holder[] = [],
): ReadonlyMap<string, MediaSource> {
  const found = new Map<string, MediaSource>();
  const bubbles = items.flatMap(item => (item.shape === "bubble" ? [item, ...item.cards] : []));
  for (const { blocks } of [...bubbles, ...replies])
    for (const block of blocks)
      if ("source" in block && block.source) found.set(mediaKey(block.source), block.source);
  return found;
}
