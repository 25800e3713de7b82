import type { Node } from "jsonc-parser";
import type { Span } from "../problem.ts";
import { emojiOnly } from "./emojiOnly.ts";
import { type FilledText, markFillings } from "./filledText.ts";
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

/** A template's text with the values in it. `short` cuts what a client does not show at once. */
export function viewFilledText(
  filled: FilledText,
  span: Span,
  short: ((text: string) => number | undefined) | undefined,
): BlockView {
  const text = readText(filled.text, short?.(filled.text));
  const marked = (blocks: readonly TextBlock[]) => markFillings(blocks, filled.fillings);
  return {
    block: "text",
    role: "body",
    text: { ...text, blocks: marked(text.blocks), short: text.short && marked(text.short) },
    span,
  };
}

/** The footer of a template that is known. */
export function viewFooter(source: string, span: Span): BlockView {
  return { block: "text", role: "footer", text: readText(source), span };
}

/** Of a marketing template a client shows about five lines (preview §3.7), of about so many characters. */
const marketingLines = 5;
const charactersALine = 36;

/** Where "Read more" stands in the text of a marketing template; `undefined`: all of it is shown. */
export function marketingText(text: string): number | undefined {
  let lines = 0;
  let at = 0;
  for (const line of text.split("\n")) {
    const needed = Math.max(1, Math.ceil(line.length / charactersALine));
    if (lines + needed > marketingLines)
      return lines < marketingLines ? at + (marketingLines - lines) * charactersALine : at - 1;
    lines += needed;
    at += line.length + 1;
  }
  return undefined;
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

function readText(source: string, shortAt?: number): TextView {
  const blocks = formatText(source.slice(0, longestText));
  const limit = shortAt ?? (source.length > readMoreAfter ? readMoreAfter : undefined);
  return {
    blocks,
    short: limit === undefined ? undefined : shortened(blocks, limit),
    cut: source.length > longestText,
    emojiOnly: undefined,
  };
}
