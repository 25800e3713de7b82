import type { Payload } from "../document/parseDocument.ts";
import { type Chat, findBubble, idTail } from "./chat.ts";
import { type Content, plainContent } from "./content.ts";
import { clipped, field, spanOf, textOf } from "./jsonField.ts";
import type { BubbleView, NoteView, ReactionView } from "./view.ts";

/** How the reacting payload itself would be drawn. */
interface Draw {
  readonly bubble: (content: Content) => BubbleView;
  readonly note: (text: string) => NoteView;
}

/**
 * Puts a reaction on its target, in place of the business's earlier one, or on a stub where the document does not hold
 * the target. An empty emoji takes the reaction back.
 */
export function putReaction({ node, index }: Payload, chat: Chat, draw: Draw): void {
  const content = field(node, "reaction");
  const id = field(content, "message_id");
  const messageId = textOf(id) ?? "";
  const emoji = textOf(field(content, "emoji"));
  const reaction = emoji?.trim()
    ? { emoji: clipped(emoji.trim(), 40), span: spanOf(content ?? node), index }
    : undefined;
  const target = findBubble(chat, messageId, index);

  if (target) chat.items[target.position] = { ...target.bubble, reaction };
  else if (reaction) {
    chat.items.push(stub(draw, reaction, messageId, spanOf(id ?? node)));
    return;
  }
  const note = draw.note(
    emoji === undefined ? "A reaction without an emoji yet" : reaction ? "Reaction" : "Reaction removed",
  );
  if (!reaction || note.failures.length > 0) chat.items.push(note);
}

/** Business reactions mostly go to what the customer wrote, which no document holds. */
function stub(draw: Draw, reaction: ReactionView, messageId: string, span: BubbleView["span"]): BubbleView {
  const text = messageId ? `Message ${idTail(messageId)}` : "A message";
  const bubble = draw.bubble({
    ...plainContent,
    kind: "Message reacted to",
    summary: text,
    blocks: [{ block: "placeholder", text, span }],
  });
  return { ...bubble, sender: "customer", stub: true, reaction };
}
