import type { Node } from "jsonc-parser";
import { type Content, plainContent, standIn } from "./content.ts";
import { type InteractiveKind, interactiveKinds } from "./interactiveKinds.ts";
import { replyRows } from "./interactiveRows.ts";
import { clipped, field, items, spanOf, textOf } from "./jsonField.ts";
import type { BlockView, Words } from "./view.ts";
import type { ViewContext } from "./viewContext.ts";
import { viewInteractiveCards } from "./viewInteractiveCards.ts";
import { viewInteractiveHeader } from "./viewInteractiveHeader.ts";
import { summaryOf, viewText, viewTextOr } from "./viewText.ts";

/** Meta allows three reply buttons. More are wrong, but are drawn so that one sees them. */
const mostRows = 20;

const unknownKind: InteractiveKind = { kind: "Interactive message", rows: replyRows };

/** A message with a header, a body, a footer and something to tap. */
export function viewInteractive(content: Node | undefined, payload: Node, context: ViewContext): Content {
  const owner = content ?? payload;
  const action = field(content, "action");
  const type = textOf(field(content, "type")) || typeByAction(action);
  const known =
    type !== undefined && Object.hasOwn(interactiveKinds, type) ? interactiveKinds[type] : undefined;
  if (type !== undefined && known === undefined)
    return standIn(owner, `Preview of interactive ${clipped(type, 40)} messages is not drawn yet.`);

  const { kind, rows: rowsOf, above, below, bodyOptional, phoneOnly } = known ?? unknownKind;
  const rows = rowsOf(action, owner, context);
  const cards = type === "carousel" ? viewInteractiveCards(action, context) : [];
  const part = { content, action, owner, context };
  const body = viewBody(content, owner, bodyOptional === true);
  const blocks = [
    ...(above?.(part) ?? [viewInteractiveHeader(field(content, "header"))]),
    body,
    below?.(part),
    viewText(field(content, "footer", "text"), "footer"),
  ];
  return {
    ...plainContent,
    kind,
    summary: summaryOf(body),
    blocks: blocks.filter(block => block !== undefined),
    rows: rows.slice(0, mostRows),
    omittedRows: Math.max(0, rows.length - mostRows),
    cards,
    omittedCards: type === "carousel" ? items(field(action, "cards")).length - cards.length : 0,
    wide: true,
    tooling: draftNote(action),
    phoneOnly: phoneOnly?.(part),
  };
}

function typeByAction(action: Node | undefined): string | undefined {
  if (field(action, "buttons")) return "button";
  if (field(action, "cards")) return "carousel";
  if (field(action, "sections")) return field(action, "catalog_id") ? "product_list" : "list";
  if (field(action, "product_retailer_id")) return "product";
  const name = textOf(field(action, "name"));
  return name !== undefined && Object.hasOwn(typesByName, name) ? typesByName[name] : name;
}

/** Where the name of an action is not that of its type. */
const typesByName: Readonly<Record<string, string>> = {
  send_location: "location_request_message",
  review_and_pay: "order_details",
  review_order: "order_status",
};

function viewBody(content: Node | undefined, owner: Node, optional: boolean): BlockView | undefined {
  const text = field(content, "body", "text");
  if (optional) return viewText(text, "body");
  return viewTextOr(text, field(content, "body") ?? owner, "No body text yet");
}

function draftNote(action: Node | undefined): Words | undefined {
  const mode = field(action, "parameters", "mode");
  if (mode === undefined || textOf(mode) !== "draft") return undefined;
  return { text: "Draft: only testers of the flow can open it.", span: spanOf(mode) };
}
