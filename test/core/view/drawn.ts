import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import type { BubbleView, ConversationView, RowView } from "../../../src/core/view/view.ts";
import type { ViewContext } from "../../../src/core/view/viewContext.ts";
import { viewDocument } from "../../../src/core/view/viewDocument.ts";

/** Half past one in the afternoon, the same in every test. */
export const nowMs = Date.UTC(2026, 10, 30, 13, 30);
export const lastSent = "$".concat("{lastSentId}");

export function view(source: unknown, more: Partial<ViewContext> = {}): ConversationView {
  const text = typeof source === "string" ? source : JSON.stringify(source);
  const context = { nowMs, locale: "en-GB", timeZone: "UTC", businessName: "Example Bikes", deliveries: [] };
  return viewDocument(parseDocument(text), { ...context, ...more });
}

export function bubbles(source: unknown, more?: Partial<ViewContext>): BubbleView[] {
  return view(source, more).items.filter(item => item.shape === "bubble");
}

export function only(source: unknown, more?: Partial<ViewContext>): BubbleView {
  const [bubble] = bubbles(source, more);
  assert.ok(bubble);
  return bubble;
}

/** The texts of a bubble's parts, top to bottom. */
export function parts({ blocks }: Pick<BubbleView, "blocks">): string[] {
  return blocks.map(block => {
    switch (block.block) {
      case "text":
        return `${block.role}: ${block.text.blocks.map(it => ("runs" in it ? it.runs.map(run => run.text).join("") : it.kind)).join("|")}`;
      case "heading":
        return `heading: ${block.words.text}`;
      case "media":
        return `${block.media}: ${block.name} (${block.origin})`;
      case "map":
        return `map: ${block.latitude} ${block.longitude} ${block.name?.text} ${block.address?.text}`;
      case "linkCard":
        return `card: ${block.domain}`;
      case "parameters":
        return `${block.title}: ${block.values.map(it => `${it.label}=${it.value}`).join(" ")}`;
      case "placeholder":
      case "standIn":
        return `(${block.text})`;
      case "audio":
        return `${block.voice ? `voice of ${block.bars.length} bars` : "audio"}: ${block.name} (${block.origin})`;
      case "sticker":
        return `sticker: ${block.name} (${block.origin})`;
      case "contact":
        return `contact ${block.initials.join("")}: ${[block.name, block.others].filter(Boolean).join(" ")}`;
      case "inset":
        return `${block.icon}: ${[block.title, ...block.lines].join(" | ")}${block.over ? " (over)" : ""}`;
      case "product":
        return `product: ${block.name} ${block.price}`;
      default:
        return block.block;
    }
  });
}

/** The labels of a bubble's rows, as icon and text. */
export function rowsOf({ rows }: { readonly rows: readonly RowView[] }): string[] {
  return rows.map(({ icon, label }) => (icon ? `[${icon}] ${label}` : label));
}
