import { parseDocument, type WamsgDocument } from "./parseDocument.ts";

/**
 * A document with messages behind its own that are not in its file: what the business's server sent in the same conversation.
 * Their positions go on counting, and their spans lie behind the end of the text. Messages that are too many, too large or no
 * JSON are left out.
 */
export function withMessages(document: WamsgDocument, messages: readonly unknown[]): WamsgDocument {
  if (messages.length === 0) return document;
  const { text, payloads } = document;
  const added = JSON.stringify(messages);
  // Blanks in place of the document's own text give every node its place behind it.
  const behind = parseDocument(" ".repeat(text.length) + added);
  return {
    text: text + added,
    root: document.root,
    faults: document.faults,
    repeatsKeys: document.repeatsKeys,
    conversation: document.conversation,
    payloads: [
      ...payloads,
      ...behind.payloads.map(payload => ({
        index: payloads.length + payload.index,
        pointer: payload.pointer,
        node: payload.node,
        value: payload.value,
      })),
    ],
  };
}
