import type { Node } from "jsonc-parser";
import {
  addressTap,
  buttonTap,
  cartTap,
  contactTap,
  flowTap,
  linkTap,
  locationTap,
  paymentTap,
  voiceCallTap,
} from "../replies/rowTaps.ts";
import { field, items, spanOf, textOf } from "./jsonField.ts";
import type { RowView } from "./view.ts";
import { addressValues, viewAddressForm } from "./viewAddressForm.ts";
import { paymentOf, viewBillSheet } from "./viewBillSheet.ts";
import type { ViewContext } from "./viewContext.ts";
import { flowAnswers, viewFlowForm } from "./viewFlowForm.ts";
import { viewPermissionSheet } from "./viewPermissionSheet.ts";
import { viewPlaces } from "./viewPlaces.ts";
import { viewNamedRow, viewRow } from "./viewRow.ts";
import { type Shop, viewCatalogueShop, viewListShop, viewProductShop } from "./viewShop.ts";

/** Nobody looks at more, and a mistake may have made thousands. */
const mostButtons = 10_000;

/** The rows under an interactive message, from its `action`. `owner` is what a press shows where there is no action. */
export type Rows = (action: Node | undefined, owner: Node, context: ViewContext) => readonly RowView[];

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

export const flowRow: Rows = (action, owner, { businessName }) => {
  const parameters = field(action, "parameters");
  const label = field(parameters, "flow_cta");
  const form = {
    sheet: viewFlowForm(parameters, owner, businessName),
    tap: flowTap(flowAnswers(parameters), textOf(field(parameters, "flow_token"))),
  };
  return [viewNamedRow(label, "No button text yet", label ?? action ?? owner, "Open form", form)];
};

/** A business may word it; else the client does (messages §8.7). */
export const callRow: Rows = (action, owner) => {
  const label = field(action, "parameters", "display_text");
  const node = label ?? action ?? owner;
  const call = { icon: "phone", tap: voiceCallTap(textOf(field(action, "parameters", "payload"))) } as const;
  return [textOf(label) ? viewNamedRow(label, "", node, "Call", call) : viewRow("Call Now", node, call)];
};

/** Words that only the client can change (preview §§2.14–2.17), and what a tap on them opens or does. */
const fixed =
  (
    label: string,
    more: (action: Node | undefined, owner: Node, context: ViewContext) => Partial<RowView>,
  ): Rows =>
  (action, owner, context) => [viewRow(label, action ?? owner, more(action, owner, context))];

const parametersOf = (action: Node | undefined): Node | undefined => field(action, "parameters");

export const shopRow = ({ sheet, order }: Shop): Pick<RowView, "sheet" | "tap"> => ({
  sheet,
  tap: cartTap(order),
});

export const locationRow = fixed("Send location", (action, owner) => ({
  icon: "map-pin",
  tap: locationTap,
  sheet: viewPlaces("Send location", spanOf(action ?? owner)),
}));

export const addressRow = fixed("Provide address", (action, owner) => ({
  tap: addressTap(addressValues(parametersOf(action))),
  sheet: viewAddressForm(parametersOf(action), action ?? owner),
}));

export const permissionRow = fixed("Choose preference", (action, owner) => ({
  icon: "chevron-down",
  sheet: viewPermissionSheet(action ?? owner),
}));

export const contactInfoRow = fixed("Share Contact Info", () => ({ tap: contactTap }));

export const productRow = fixed("View", (action, owner, context) => ({
  name: "View product",
  ...shopRow(viewProductShop(action, owner, context)),
}));

export const productListRow: Rows = (action, owner, context) => {
  const title = textOf(field(owner, "header", "text")) || "Products";
  const shop = viewListShop(title, field(action, "catalog_id"), items(field(action, "sections")), context);
  return [viewRow("View items", action ?? owner, shopRow(shop))];
};

export const catalogRow = fixed("View catalog", (action, owner, context) => {
  const thumbnail = field(parametersOf(action), "thumbnail_product_retailer_id");
  return shopRow(viewCatalogueShop(context.businessName, thumbnail, action ?? owner, context));
});

export const payRow = fixed("Review and pay", (action, owner, { locale }) => ({
  tap: paymentTap(paymentOf(parametersOf(action))),
  sheet: viewBillSheet(parametersOf(action), action ?? owner, locale, "to pay"),
}));

export const orderRow = fixed("View order details", (action, owner, { locale }) => ({
  sheet: viewBillSheet(parametersOf(action), action ?? owner, locale, "nothing"),
}));

export const noRow: Rows = () => [];
