import type { Node } from "jsonc-parser";
import { emojiOnly } from "./emojiOnly.ts";
import { formatText, type TextBlock } from "./formatText.ts";
import { clipped, spanOf, textOf } from "./jsonField.ts";
import { shortened } from "./shortened.ts";
import type { BlockView, TextView } from "./view.ts";

/** A client shows "Read more" after so many characters (preview §3.7; sources say 3 072 to 3 584). UTF-16 units. */
const readMoreAfter = 3072;

/** Twice what Meta accepts: nothing is gained by drawing more. UTF-16 units. */
const longestText = 8192;

/** Three lines of a quote. UTF-16 units. */
const longestSummary = 120;

/** A formatted text; `undefined` where there is none, or it is blank. */
export function viewText(node: Node | undefined, role: "body" | "footer"): BlockView | undefined {
  const source = textOf(node);
  if (node === undefined || source === undefined || source.trim() === "") return undefined;
  return { block: "text", role, text: readText(source), span: spanOf(node) };
}

/** The text, or a faint word in its place, so that a half-written message keeps its shape. */
export function viewTextOr(node: Node | undefined, owner: Node, placeholder: string): BlockView {
  return viewText(node, "body") ?? { block: "placeholder", text: placeholder, span: spanOf(node ?? owner) };
}

/** A text with few emoji and nothing else, drawn large. Captions and other messages never are (preview §3.8). */
export function enlarged(block: BlockView, node: Node | undefined): BlockView {
  if (block.block !== "text") return block;
  return { ...block, text: { ...block.text, emojiOnly: emojiOnly(textOf(node) ?? "") } };
}

/** A text in a few words, without its markers, as it is quoted or read aloud. Empty where there is none. */
export function summaryOf(block: BlockView | undefined): string {
  if (block?.block !== "text") return "";
  let words = "";
  for (const part of block.text.blocks) {
    if (words.length > longestSummary) break;
    words += `${wordsIn(part)} `;
  }
  return clipped(
    words
      .slice(0, 4 * longestSummary)
      .replace(/\s+/g, " ")
      .trim(),
    longestSummary,
  );
}

function wordsIn(block: TextBlock): string {
  if (block.kind === "code") return block.text;
  const runs =
    block.kind === "list" ? block.items.slice(0, 20).flatMap(it => [...it.runs, space]) : block.runs;
  return runs
    .slice(0, longestSummary)
    .map(run => run.text)
    .join("");
}

const space = { text: " " };

function readText(source: string): TextView {
  const blocks = formatText(source.slice(0, longestText));
  return {
    blocks,
    short: source.length > readMoreAfter ? shortened(blocks, readMoreAfter) : undefined,
    cut: source.length > longestText,
    emojiOnly: undefined,
  };
}
