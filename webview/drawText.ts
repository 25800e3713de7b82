import { html, nothing, type TemplateResult } from "lit-html";
import type { Run, Style } from "../src/core/view/formatLine.ts";
import type { TextBlock } from "../src/core/view/formatText.ts";

/** Formatted text. `meta` floats at the end of the last line; {@link endsInLine} says whether there is one. */
export function drawText(blocks: readonly TextBlock[], meta: TemplateResult | undefined): TemplateResult[] {
  return blocks.map((block, at) => drawTextBlock(block, at === blocks.length - 1 ? meta : undefined));
}

/**
 * Whether the text ends in a line that something can float in: code stands for itself, and the items of a list that is
 * written from right to left end before the bubble does.
 */
export function endsInLine(blocks: readonly TextBlock[]): boolean {
  const last = blocks.at(-1);
  if (last?.kind === "list") return !rightToLeft.test(last.items.at(-1)?.runs[0]?.text ?? "");
  return last !== undefined && last.kind !== "code";
}

const rightToLeft =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

// No white space between tags here: it would show.
function drawTextBlock(block: TextBlock, meta: TemplateResult | undefined): TemplateResult {
  switch (block.kind) {
    case "code":
      return html`<pre class="code-block" dir="ltr">${block.text}</pre>`;
    case "list":
      return html`<ul class="list">${block.items.map(
        (item, at) =>
          html`<li dir="auto"><span class="marker">${item.marker}</span><div class="line">${drawRuns(item.runs)}${
            at === block.items.length - 1 ? meta : nothing
          }</div></li>`,
      )}</ul>`;
    case "quote":
      return html`<blockquote class="line" dir="auto">${drawRuns(block.runs)}${meta}</blockquote>`;
    case "paragraph":
      return html`<div class="line" dir="auto">${drawRuns(block.runs)}${meta}</div>`;
  }
}

function drawRuns(runs: readonly Run[]): unknown {
  const ended = runs.at(-1)?.text.endsWith("\n") ?? true;
  // A line break at the end of a block makes no line of its own.
  return ended ? [runs.map(drawRun), html`<br />`] : runs.map(drawRun);
}

function drawRun(run: Run): unknown {
  const inner =
    run.link === undefined
      ? run.text
      : html`<a href=${run.link} target="_blank" rel="noopener noreferrer"><bdi>${run.text}</bdi></a>`;
  const drawn = run.styles.reduceRight<unknown>((content, style) => drawStyle(style, content), inner);
  if (run.filled === undefined) return drawn;
  return html`<span class="filled part" data-start=${run.filled.start} data-end=${run.filled.end}>${drawn}</span>`;
}

function drawStyle(style: Style, content: unknown): TemplateResult {
  switch (style) {
    case "bold":
      return html`<strong>${content}</strong>`;
    case "italic":
      return html`<em>${content}</em>`;
    case "strike":
      return html`<s>${content}</s>`;
    case "mono":
      return html`<code class="mono">${content}</code>`;
    case "code":
      return html`<code>${content}</code>`;
    case "emoji":
      return html`<span class="emoji">${content}</span>`;
    case "variable":
      return html`<bdi class="variable">${content}</bdi>`;
  }
}
