import type { Node } from "jsonc-parser";
import { buttonTap, linkTap } from "../replies/rowTaps.ts";
import { type Content, plainContent, standIn } from "./content.ts";
import { clipped, field, items, spanOf, textOf, wordsOf } from "./jsonField.ts";
import type { BlockView, RowView } from "./view.ts";
import { viewListRow } from "./viewList.ts";
import { viewMedia } from "./viewMedia.ts";
import { summaryOf, viewText, viewTextOr } from "./viewText.ts";

/** Meta allows three reply buttons. More are wrong, but are drawn so that one sees them. */
const mostRows = 20;

const kinds: Readonly<Record<string, string>> = {
  button: "Message with reply buttons",
  list: "List message",
  cta_url: "Message with a link button",
};

/** A message with a header, a body, a footer and something to tap. */
export function viewInteractive(content: Node | undefined, payload: Node): Content {
  const owner = content ?? payload;
  const type = textOf(field(content, "type")) || typeByAction(content);
  const kind = type !== undefined && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (type !== undefined && kind === undefined)
    return standIn(owner, `Preview of interactive ${clipped(type, 40)} messages is not drawn yet.`);

  const rows = viewRows(type, field(content, "action"), owner);
  const bodyOwner = field(content, "body") ?? owner;
  const body = viewTextOr(field(content, "body", "text"), bodyOwner, "No body text yet");
  const blocks = [
    viewHeader(field(content, "header")),
    body,
    viewText(field(content, "footer", "text"), "footer"),
  ];
  return {
    ...plainContent,
    kind: kind ?? "Interactive message",
    summary: summaryOf(body),
    blocks: blocks.filter(block => block !== undefined),
    rows: rows.slice(0, mostRows),
    omittedRows: Math.max(0, rows.length - mostRows),
    wide: true,
  };
}

function typeByAction(content: Node | undefined): string | undefined {
  const action = field(content, "action");
  if (field(action, "buttons")) return "button";
  if (field(action, "sections")) return "list";
  return textOf(field(action, "name"));
}

function viewHeader(header: Node | undefined): BlockView | undefined {
  if (header?.type !== "object") return undefined;
  const type = textOf(field(header, "type"));
  if (type === "image" || type === "video" || type === "document")
    return viewMedia(type, field(header, type), header, "header");
  const words = wordsOf(field(header, "text"));
  return words
    ? { block: "heading", words }
    : { block: "placeholder", text: "No header text yet", span: spanOf(header) };
}

function viewRows(type: string | undefined, action: Node | undefined, owner: Node): RowView[] {
  if (type === "list") return [viewListRow(action, owner)];
  if (type === "cta_url") return [viewLinkRow(action, owner)];
  return items(field(action, "buttons")).slice(0, 10_000).map(viewReplyRow);
}

function viewReplyRow(button: Node): RowView {
  const title = wordsOf(field(button, "reply", "title"));
  return {
    icon: "reply",
    label: title?.text ?? "No title yet",
    faint: title === undefined,
    detail: undefined,
    name: `Reply: ${title?.text ?? "no title yet"}`,
    span: spanOf(button),
    sheet: undefined,
    tap: buttonTap(button),
  };
}

function viewLinkRow(action: Node | undefined, owner: Node): RowView {
  const title = wordsOf(field(action, "parameters", "display_text"));
  return {
    icon: "square-arrow-out-up-right",
    label: title?.text ?? "No button text yet",
    faint: title === undefined,
    detail: undefined,
    name: `Open link: ${title?.text ?? "no button text yet"}`,
    span: spanOf(field(action, "parameters") ?? action ?? owner),
    sheet: undefined,
    tap: linkTap(textOf(field(action, "parameters", "url"))),
  };
}
