import type { Node } from "jsonc-parser";
import { type Content, plainContent } from "./content.ts";
import { viewMedia } from "./viewMedia.ts";

/** A picture that stands in the chat by itself (preview §2.7). */
export function viewSticker(content: Node | undefined, payload: Node): Content {
  const { name, origin, span, source } = viewMedia("sticker", content, payload, "message");
  return {
    ...plainContent,
    kind: "Sticker",
    summary: "",
    blocks: [{ block: "sticker", name, origin, span, ...(source && { source }) }],
    bare: true,
  };
}
