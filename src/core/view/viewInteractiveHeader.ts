import type { Node } from "jsonc-parser";
import { field, spanOf, textOf, wordsOf } from "./jsonField.ts";
import type { BlockView } from "./view.ts";
import { viewMedia } from "./viewMedia.ts";

/** The header of an interactive message or of a card: a text, a picture, a film or a file. */
export function viewInteractiveHeader(header: Node | undefined): BlockView | undefined {
  if (header?.type !== "object") return undefined;
  const type = textOf(field(header, "type"));
  if (type === "image" || type === "video" || type === "document")
    return viewMedia(type, field(header, type), header, "header");
  const words = wordsOf(field(header, "text"));
  return words
    ? { block: "heading", words }
    : { block: "placeholder", text: "No header text yet", span: spanOf(header) };
}
