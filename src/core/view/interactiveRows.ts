import type { Node } from "jsonc-parser";
import { buttonTap, callTap, contactTap, linkTap, locationTap } from "../replies/rowTaps.ts";
import { field, items, textOf } from "./jsonField.ts";
import type { RowView } from "./view.ts";
import { viewNamedRow, viewRow } from "./viewRow.ts";

/** Nobody looks at more, and a mistake may have made thousands. */
const mostButtons = 10_000;

/** The rows under an interactive message, from its `action`. `owner` is what a press shows where there is no action. */
export type Rows = (action: Node | undefined, owner: Node) => readonly RowView[];

export const replyRows: Rows = action =>
  items(field(action, "buttons"))
    .slice(0, mostButtons)
    .map(button =>
      viewNamedRow(field(button, "reply", "title"), "No title yet", button, "Reply", {
        icon: "reply",
        tap: buttonTap(button),
      }),
    );

export const linkRow: Rows = (action, owner) => {
  const parameters = field(action, "parameters");
  return [
    viewNamedRow(
      field(parameters, "display_text"),
      "No button text yet",
      parameters ?? action ?? owner,
      "Open link",
      { icon: "square-arrow-out-up-right", tap: linkTap(textOf(field(parameters, "url"))) },
    ),
  ];
};

/** A quick reply on a card of a carousel. */
export const quickReplyRows: Rows = action =>
  items(field(action, "buttons"))
    .slice(0, mostButtons)
    .map(button =>
      viewNamedRow(field(button, "quick_reply", "title"), "No title yet", button, "Reply", {
        icon: "reply",
        tap: buttonTap(button, "quick_reply"),
      }),
    );

export const flowRow: Rows = (action, owner) => {
  const label = field(action, "parameters", "flow_cta");
  return [viewNamedRow(label, "No button text yet", label ?? action ?? owner, "Open form")];
};

/** A business may word it; else the client does (messages §8.7). */
export const callRow: Rows = (action, owner) => {
  const label = field(action, "parameters", "display_text");
  const node = label ?? action ?? owner;
  const call = { icon: "phone", tap: callTap(undefined) } as const;
  return [textOf(label) ? viewNamedRow(label, "", node, "Call", call) : viewRow("Call Now", node, call)];
};

/** Words that only the client can change (preview §§2.14–2.17). */
const fixed =
  (label: string, more: Partial<RowView> = {}): Rows =>
  (action, owner) => [viewRow(label, action ?? owner, more)];

export const locationRow = fixed("Send location", { icon: "map-pin", tap: locationTap });
export const addressRow = fixed("Provide address");
export const permissionRow = fixed("Choose preference", { icon: "chevron-down" });
export const contactInfoRow = fixed("Share Contact Info", { tap: contactTap });
export const productRow = fixed("View", { name: "View product" });
export const productListRow = fixed("View items");
export const catalogRow = fixed("View catalog");
export const payRow = fixed("Review and pay");
export const orderRow = fixed("View order details");
export const noRow: Rows = () => [];
