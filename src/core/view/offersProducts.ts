import type { BlockView, ConversationView } from "./view.ts";

/** Whether a message shows something of the business's catalogue: such a business has one, which clients lead to from the bar. */
export function offersProducts({ items }: ConversationView): boolean {
  return items.some(
    item => item.shape === "bubble" && [item, ...item.cards].some(({ blocks }) => blocks.some(isProduct)),
  );
}

function isProduct(block: BlockView): boolean {
  if (block.block === "inset") return block.icon === "store" || block.icon === "shopping-bag";
  return block.block === "product";
}
