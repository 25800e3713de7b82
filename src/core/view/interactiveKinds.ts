import type { Node } from "jsonc-parser";
import {
  addressRow,
  callRow,
  catalogRow,
  contactInfoRow,
  flowRow,
  linkRow,
  locationRow,
  noRow,
  orderRow,
  payRow,
  permissionRow,
  productListRow,
  productRow,
  type Rows,
  replyRows,
} from "./interactiveRows.ts";
import { field, items } from "./jsonField.ts";
import type { BlockView } from "./view.ts";
import { viewCallPermission } from "./viewCallPermission.ts";
import type { ViewContext } from "./viewContext.ts";
import { viewInteractiveHeader } from "./viewInteractiveHeader.ts";
import { viewListRow } from "./viewList.ts";
import { viewBill, viewFirstItem, viewOrderStatus } from "./viewOrder.ts";
import { viewCatalogue, viewProduct, viewProductList } from "./viewProduct.ts";

/** What a kind is drawn from. */
interface Parts {
  readonly content: Node | undefined;
  readonly action: Node | undefined;
  /** What a press shows where the part itself is missing. */
  readonly owner: Node;
  readonly context: ViewContext;
}

/** How one kind of interactive message differs from the others. */
export interface InteractiveKind {
  /** For people: "List message". */
  readonly kind: string;
  readonly rows: Rows;
  /** What stands above the body in place of the header. */
  readonly above?: (parts: Parts) => readonly (BlockView | undefined)[];
  /** What stands between the body and the footer. */
  readonly below?: (parts: Parts) => BlockView | undefined;
  readonly bodyOptional?: true;
  /** What the web client shows in its place, where it cannot show it. */
  readonly phoneOnly?: (parts: Parts) => string | undefined;
}

const parametersOf = ({ action }: Parts): Node | undefined => field(action, "parameters");

export const interactiveKinds: Readonly<Record<string, InteractiveKind>> = {
  button: { kind: "Message with reply buttons", rows: replyRows },
  list: { kind: "List message", rows: (action, owner) => [viewListRow(action, owner)] },
  cta_url: { kind: "Message with a link button", rows: linkRow },
  flow: { kind: "Flow message", rows: flowRow },
  location_request_message: { kind: "Location request", rows: locationRow },
  address_message: { kind: "Address request", rows: addressRow },
  voice_call: { kind: "Message with a call button", rows: callRow },
  call_permission_request: {
    kind: "Call permission request",
    rows: permissionRow,
    bodyOptional: true,
    below: ({ action, owner, context }) => viewCallPermission(context.businessName, action ?? owner),
  },
  request_contact_info: { kind: "Contact information request", rows: contactInfoRow },
  product: {
    kind: "Product message",
    rows: productRow,
    bodyOptional: true,
    above: ({ action, owner }) => [viewProduct(action, owner)],
  },
  product_list: {
    kind: "Product list",
    rows: productListRow,
    above: ({ action, content, owner }) => [viewProductList(action, field(content, "header"), owner)],
  },
  catalog_message: {
    kind: "Catalog message",
    rows: catalogRow,
    above: ({ action, owner, context }) => [
      viewCatalogue(
        field(action, "parameters", "thumbnail_product_retailer_id"),
        context.businessName,
        action ?? owner,
      ),
    ],
  },
  carousel: {
    kind: "Carousel",
    rows: noRow,
    phoneOnly: ({ action }) =>
      field(items(field(action, "cards"))[0], "action", "product_retailer_id")
        ? "These products can only be seen on a phone."
        : undefined,
  },
  order_details: {
    kind: "Bill",
    rows: payRow,
    above: parts => [
      viewInteractiveHeader(field(parts.content, "header")) ?? viewFirstItem(parametersOf(parts)),
      viewBill(parametersOf(parts), parts.owner, parts.context.locale),
    ],
  },
  order_status: {
    kind: "Order status",
    rows: orderRow,
    below: parts => viewOrderStatus(parametersOf(parts), parts.owner),
  },
};
