import type { Node } from "jsonc-parser";
import type { TemplateDefinition } from "../templates/templateDefinition.ts";
import { type Content, plainContent } from "./content.ts";
import { clipped, field, items, spanOf, textOf } from "./jsonField.ts";
import {
  buttonAction,
  componentsOf,
  componentsOfType,
  subTypeOf,
  type TemplatePart,
  typeOfComponent,
} from "./templatePart.ts";
import type { BlockView, RowView } from "./view.ts";
import { viewCallPermission } from "./viewCallPermission.ts";
import type { ViewContext } from "./viewContext.ts";
import { viewOffer } from "./viewOffer.ts";
import { viewBill } from "./viewOrder.ts";
import { viewPermissionSheet } from "./viewPermissionSheet.ts";
import { viewCatalogue, viewItems } from "./viewProduct.ts";
import { viewSentButton } from "./viewTemplateButton.ts";
import { viewTemplateCards } from "./viewTemplateCards.ts";
import { rowsFor, viewTemplateButtons } from "./viewTemplateRows.ts";
import { codeOf, viewTemplateBody, viewTemplateHeader } from "./viewTemplateText.ts";
import { summaryOf, viewFooter } from "./viewText.ts";

/** The components that are drawn, or that change nothing of the picture. */
const drawnComponents = [
  "header",
  "body",
  "footer",
  "button",
  "carousel",
  "limited_time_offer",
  "call_permission_request",
  "tap_target_configuration",
];

/**
 * A template as its customer reads it, where its definition is known. Else what the payload says of it: its name, its
 * language and the values that go into it, since the text itself is at Meta.
 */
export function viewTemplate(content: Node | undefined, payload: Node, context: ViewContext): Content {
  const owner = content ?? payload;
  const name = textOf(field(content, "name")) || "no name yet";
  const language = textOf(field(content, "language", "code")) || undefined;
  const template = context.templates?.find(it => it.name === name && it.language === language);
  const components = componentsOf(content);
  const part: TemplatePart = { components, content: template?.content, template, owner, context };
  const body = viewTemplateBody(part);
  const permission = componentsOfType(part, "call_permission_request")[0];
  const buttons = permission ? [viewPermission(permission, part)] : viewTemplateButtons(part);
  const { cards, total } = viewTemplateCards(part);
  const blocks = [
    ...viewTemplateHeader(part),
    viewOffer(part),
    viewCommerce(part),
    body,
    permission && viewCallPermission(context.businessName, permission),
    template?.footer === undefined ? undefined : viewFooter(template.footer, spanOf(owner)),
    ...components
      .filter(it => !drawnComponents.includes(typeOfComponent(it)))
      .slice(0, 3)
      .map(viewOther),
  ];
  return {
    ...plainContent,
    kind: "Template message",
    summary: summaryOf(body) || clipped(name, 120),
    blocks: blocks.filter(block => block !== undefined),
    rows: rowsFor(buttons, part),
    cards,
    omittedCards: total - cards.length,
    wide: true,
    language: language?.replaceAll("_", "-"),
    tooling: { text: toolingText(name, language, template), span: spanOf(field(content, "name") ?? owner) },
    quotes: false,
    phoneOnly: phoneOnly(part, buttons),
  };
}

function viewPermission(component: Node, part: TemplatePart): RowView {
  return {
    ...viewSentButton(component, false, part),
    icon: "chevron-down",
    label: "Choose preference",
    faint: false,
    name: "Choose preference",
    sheet: viewPermissionSheet(component),
  };
}

/** What a template with a commerce button shows of the catalogue or the bill. */
function viewCommerce(part: TemplatePart): BlockView | undefined {
  const { context, owner } = part;
  const has = (type: string) =>
    part.content?.buttons.some(it => it.type === type.toUpperCase()) ||
    componentsOfType(part, "button").some(it => subTypeOf(it) === type);
  const action = ["catalog", "mpm", "order_details"].map(type => buttonAction(part, type));
  const [catalog, mpm, order] = action;
  if (has("catalog"))
    return viewCatalogue(
      field(catalog, "thumbnail_product_retailer_id"),
      context.businessName,
      catalog ?? owner,
    );
  if (has("mpm"))
    return viewItems(
      textOf(field(items(field(mpm, "sections"))[0], "title")) || "Products",
      items(field(mpm, "sections")),
      field(mpm, "thumbnail_product_retailer_id"),
      mpm ?? owner,
    );
  if (has("order_details")) return viewBill(field(order, "order_details"), order ?? owner, context.locale);
  return undefined;
}

function viewOther(component: Node): BlockView {
  const type = clipped(typeOfComponent(component) || "unnamed", 40);
  return {
    block: "standIn",
    text: `Preview of ${type} components is not drawn yet.`,
    span: spanOf(component),
  };
}

function toolingText(
  name: string,
  language: string | undefined,
  template: TemplateDefinition | undefined,
): string {
  const title = `Template ${clipped(name, 80)} · ${clipped(language ?? "no language yet", 20)}`;
  if (!template) return `${title}. Its text is at Meta; shown are the values sent with it.`;
  const words = [title, template.category.toLowerCase(), template.status.toLowerCase()];
  return words.filter(Boolean).join(" · ");
}

/** What computers show in place of templates that only phones can (preview §2.20, templates §2.3). */
function phoneOnly(part: TemplatePart, buttons: readonly RowView[]): string | undefined {
  if (part.template?.category === "AUTHENTICATION" || codeOf(part) !== undefined)
    return "This code can only be seen on your phone.";
  const coupon = buttons.some(row => row.icon === "copy");
  if (coupon || part.template?.offer !== undefined || componentsOfType(part, "limited_time_offer").length > 0)
    return "This offer can only be seen on your phone.";
  const replies = buttons.filter(row => row.icon === "reply").length;
  if (buttons.length > 3 || (replies > 0 && replies < buttons.length))
    return "This message can only be seen on your phone.";
  return undefined;
}
