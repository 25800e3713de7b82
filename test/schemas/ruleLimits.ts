import type { CheckContext } from "../../src/core/checks/checkDocument.ts";
import type { TemplateDefinition } from "../../src/core/templates/templateDefinition.ts";
import { amount, bill, item } from "../core/checks/rules/bills.ts";
import { context } from "./limitRows.ts";

/** A limit that no schema can hold, because it is about several values or about what the account knows. */
export interface RuleLimit {
  readonly kind: string;
  /** What is counted, as a place or in words. */
  readonly place: string;
  readonly bound: "at least" | "at most";
  readonly limit: number;
  readonly code: string;
  readonly context: CheckContext;
  /** A document with as many of it. */
  readonly make: (size: number) => unknown;
}

const message = (content: object): unknown => ({
  messaging_product: "whatsapp",
  to: "+15551234567",
  ...content,
});

const interactive = (type: string, content: object): unknown =>
  message({ type: "interactive", interactive: { type, body: { text: "Choose" }, ...content } });

/** Items shared out over two sections. */
const sections = (size: number, list: string, item: (index: number) => unknown): unknown =>
  [0, 1].map(section => ({
    title: `Section ${section}`,
    [list]: Array.from({ length: size }, (_, index) => index)
      .filter(index => index % 2 === section)
      .map(item),
  }));

const product = (index: number) => ({ product_retailer_id: `product-${index}` });

const template = (components: readonly object[]): unknown =>
  message({ type: "template", template: { name: "known", language: { code: "en_US" }, components } });

const body = (text: string) => ({ type: "body", parameters: [{ type: "text", text }] });

const text = { text: "Hi {{1}}!", variables: ["1"], examples: {} };

/** How long the text is beside its variable. */
const around = "Hi !".length;

function knowing(definition: Partial<TemplateDefinition>): CheckContext {
  const known: TemplateDefinition = {
    name: "known",
    language: "en_US",
    status: "APPROVED",
    category: "UTILITY",
    format: "positional",
    content: { header: undefined, body: text, buttons: [] },
    footer: undefined,
    cards: [],
    offer: undefined,
    ...definition,
  };
  return { ...context, templates: [known] };
}

const imageHeader = { format: "IMAGE", text: "", variables: [], examples: {} };
const image = { type: "header", parameters: [{ type: "image", image: { id: "1" } }] };

/** Every one of them, with the section of the fact sheet it comes from. */
export const ruleLimits: readonly RuleLimit[] = [
  {
    kind: "conversation",
    place: "messages",
    bound: "at least",
    limit: 1,
    code: "too-few-items",
    context,
    make: size => Array.from({ length: size }, () => message({ type: "text", text: { body: "Hello" } })),
  },
  ...(["at least", "at most"] as const).map(
    (bound): RuleLimit => ({
      kind: "message",
      place: "to, digits of a phone number",
      bound,
      limit: bound === "at least" ? 7 : 15,
      code: "phone-not-valid",
      context,
      make: size => ({
        messaging_product: "whatsapp",
        to: `+491512345678901234`.slice(0, size + 1),
        type: "text",
        text: { body: "Hello" },
      }),
    }),
  ),
  {
    kind: "interactive list",
    place: "rows of all sections together",
    bound: "at most",
    limit: 10,
    code: "too-many-rows",
    context,
    make: size =>
      interactive("list", {
        action: {
          button: "Choose",
          sections: sections(size, "rows", index => ({ id: `row-${index}`, title: `Row ${index}` })),
        },
      }),
  },
  {
    kind: "interactive product_list",
    place: "products of all sections together",
    bound: "at most",
    limit: 30,
    code: "too-many-products",
    context,
    make: size =>
      interactive("product_list", {
        header: { type: "text", text: "Products" },
        action: { catalog_id: "1", sections: sections(size, "product_items", product) },
      }),
  },
  {
    kind: "template",
    place: "products of all sections of a button together",
    bound: "at most",
    limit: 30,
    code: "too-many-products",
    context,
    make: size =>
      template([
        {
          type: "button",
          sub_type: "mpm",
          index: "0",
          parameters: [
            {
              type: "action",
              action: {
                thumbnail_product_retailer_id: "product-0",
                sections: sections(size, "product_items", product),
              },
            },
          ],
        },
      ]),
  },
  {
    kind: "interactive order_details",
    place: "expiration, seconds from now",
    bound: "at least",
    limit: 300,
    code: "expired",
    context: { ...context, nowMs: Date.UTC(2026, 10, 25) },
    make: size =>
      bill(
        [item(500)],
        {
          subtotal: amount(500),
          expiration: { timestamp: String(Date.UTC(2026, 10, 25) / 1000 + size), description: "Soon" },
        },
        { total_amount: amount(500) },
      ),
  },
  {
    kind: "template",
    place: "body with its values, characters",
    bound: "at most",
    limit: 1024,
    code: "template-too-long",
    context: knowing({}),
    make: size => template([body("x".repeat(size - around))]),
  },
  {
    kind: "template",
    place: "body beside a limited-time offer with its values, characters",
    bound: "at most",
    limit: 600,
    code: "template-too-long",
    context: knowing({ offer: "Ends soon", category: "MARKETING" }),
    make: size =>
      template([
        body("x".repeat(size - around)),
        {
          type: "limited_time_offer",
          parameters: [
            { type: "limited_time_offer", limited_time_offer: { expiration_time_ms: 1893456000000 } },
          ],
        },
      ]),
  },
  {
    kind: "template",
    place: "body below a product with its values, characters",
    bound: "at most",
    limit: 160,
    code: "template-too-long",
    context: knowing({
      content: { header: { ...imageHeader, format: "PRODUCT" }, body: text, buttons: [] },
      category: "MARKETING",
    }),
    make: size =>
      template([
        {
          type: "header",
          parameters: [{ type: "product", product: { product_retailer_id: "1", catalog_id: "2" } }],
        },
        body("x".repeat(size - around)),
      ]),
  },
  {
    kind: "template",
    place: "body of a card with its values, characters",
    bound: "at most",
    limit: 160,
    code: "template-too-long",
    context: knowing({
      content: { header: undefined, body: undefined, buttons: [] },
      cards: [0, 1].map(() => ({ header: imageHeader, body: text, buttons: [] })),
      category: "MARKETING",
    }),
    make: size =>
      template([
        {
          type: "carousel",
          cards: [0, 1].map(index => ({
            card_index: index,
            components: [image, body(index === 0 ? "x".repeat(size - around) : "Robin")],
          })),
        },
      ]),
  },
  {
    kind: "template",
    place: "code of an authentication template, characters",
    bound: "at most",
    limit: 15,
    code: "authentication-code",
    context: knowing({
      category: "AUTHENTICATION",
      content: {
        header: undefined,
        body: text,
        buttons: [
          {
            type: "URL",
            text: "Copy code",
            url: { text: "https://www.example.com/{{1}}", variables: ["1"], examples: {} },
            phoneNumber: undefined,
          },
        ],
      },
    }),
    make: size => {
      const code = "123456789012345678".slice(0, size);
      return template([
        body(code),
        { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: code }] },
      ]);
    },
  },
];
