import { type MediaSource, mediaKey } from "./mediaSource.ts";
import type { ConversationView } from "./view.ts";

/** The files that the pictures of a conversation are made of, each once, by their keys. */
export function mediaIn({ items }: ConversationView): ReadonlyMap<string, MediaSource> {
  const found = new Map<string, MediaSource>();
  for (const item of items) {
    if (item.shape !== "bubble") continue;
    for (const block of [...item.blocks, ...item.cards.flatMap(card => card.blocks)])
      if ("source" in block && block.source) found.set(mediaKey(block.source), block.source);
  }
  return found;
}
