import assert from "node:assert/strict";
import { test } from "node:test";
import { ownEditor, strictEditor } from "./languageService.ts";

const own = ownEditor();
const strict = strictEditor();

/** A message up to its type; `…` stands for what follows. */
const of = (type: string, rest: string) =>
  `{ "messaging_product": "whatsapp", "to": "\${testNumber}", "type": "${type}", ${rest} }`;
const interactive = (type: string, rest: string) =>
  of("interactive", `"interactive": { "type": "${type}", ${rest} }`);
const card = (rest: string) => interactive("carousel", `"action": { "cards": [{ ${rest} }] }`);
const bill = (rest: string) => interactive("order_details", `"action": { "parameters": { ${rest} } }`);
const component = (rest: string) => of("template", `"template": { "components": [{ ${rest} }] }`);
const header = (rest: string) => component(`"type": "header", "parameters": [{ ${rest} }]`);
const button = (subType: string, rest: string) =>
  component(`"type": "button", "sub_type": "${subType}", "parameters": [{ "type": "action", ${rest} }]`);
const templateCard = (rest: string) => component(`"type": "carousel", "cards": [{ ${rest} }]`);

/** Names of properties in the order the editor shows them. */
const keys: readonly (readonly [text: string, offered: readonly string[]])[] = [
  [interactive("product", "|"), ["action", "body", "footer"]],
  [interactive("product", '"action": { | }'), ["catalog_id", "product_retailer_id"]],
  [interactive("product_list", "|"), ["body", "action", "header", "footer"]],
  [interactive("product_list", '"action": { "sections": [{ | }] }'), ["title", "product_items"]],
  [interactive("catalog_message", '"action": { | }'), ["name", "parameters"]],
  [interactive("carousel", "|"), ["body", "action"]],
  [card("|"), ["card_index", "type"]],
  [card('"type": "cta_url", |'), ["card_index", "header", "body", "action"]],
  [card('"type": "cta_url", "header": { "type": "video", | }'), ["video"]],
  [card('"type": "cta_url", "action": { | }'), ["name", "parameters", "buttons"]],
  [card('"type": "product", |'), ["card_index", "action"]],
  [card('"type": "product", "action": { | }'), ["product_retailer_id", "catalog_id"]],
  [
    bill("|"),
    [
      "reference_id",
      "type",
      "currency",
      "total_amount",
      "order",
      "payment_settings",
      "payment_type",
      "payment_configuration",
      "beneficiaries",
    ],
  ],
  [bill('"payment_settings": [{ "type": "boleto", | }]'), ["boleto"]],
  [
    bill('"payment_settings": [{ "type": "payment_gateway", "payment_gateway": { "type": "payu", | } }]'),
    ["configuration_name", "payu", "preferred_payment_methods", "enabled_payment_options"],
  ],
  [bill('"order": { "tax": { | } }'), ["value", "offset", "description"]],
  [interactive("order_status", '"action": { "parameters": { | } }'), ["reference_id", "order", "payment"]],
  [header('"type": "image", |'), ["image"]],
  [header('"type": "location", "location": { | }'), ["latitude", "longitude", "name", "address"]],
  [component('"type": "BODY", "parameters": [{ "type": "text", | }]'), ["text", "parameter_name"]],
  [button("flow", '"action": { | }'), ["flow_token", "flow_action_data"]],
  [button("MPM", '"action": { | }'), ["thumbnail_product_retailer_id", "sections"]],
  [button("order_details", '"action": { | }'), ["order_details"]],
  [component('"type": "carousel", |'), ["cards"]],
  [templateCard("|"), ["card_index", "components"]],
  [templateCard('"components": [{ "type": "button", | }]'), ["sub_type", "index"]],
  [component('"type": "limited_time_offer", |'), ["parameters"]],
];

for (const [text, offered] of keys) {
  test(`offers ${offered.join(", ")} in ${text}`, async () => {
    assert.deepEqual(await labels(own, text), offered);
  });

  test(`offers with the relaxed schema what the strict one does in ${text}`, async () => {
    assert.deepEqual((await labels(own, text)).toSorted(), (await labels(strict, text)).toSorted());
  });
}

/** Values, or snippets, all that are offered. */
const values: readonly (readonly [text: string, offered: readonly string[]])[] = [
  [interactive("product_list", '"header": { "type": "|" }'), ['"text"']],
  [card('"type": "|"'), ['"cta_url"', '"product"']],
  [card('"type": "cta_url", "header": { "type": "|" }'), ['"image"', '"video"']],
  [bill('"currency": "|"'), ['"BRL"', '"INR"']],
  [
    component('"type": "header", "parameters": [|]'),
    ["document", "gif", "image", "location", "product", "text", "video"],
  ],
  [templateCard('"components": [{ "type": "|" }]'), ['"body"', '"button"', '"header"']],
  [templateCard('"components": [{ "type": "button", "sub_type": "|" }]'), ['"quick_reply"', '"url"']],
];

for (const [text, offered] of values) {
  test(`offers only ${offered.join(", ")} in ${text}`, async () => {
    assert.deepEqual((await labels(own, text)).toSorted(), offered);
  });
}

const hovers: readonly (readonly [text: string, said: RegExp])[] = [
  [card('"type": "cta_url", "body": { "te|xt": "a" }'), /160 characters with at most two line breaks/],
  [bill('"reference|_id": "a"'), /35 in India and 60 in Brazil/],
  [bill('"order": { "items": [{ "sale|_amount": {} }] }'), /below the amount/],
  [header('"type": "vi|deo"'), /`video`: An MP4/],
  [
    component('"type": "button", "sub_type": "voice_call", "parameters": [{ "ty|pe": "ttl_minutes" }]'),
    /kind of parameter/,
  ],
  [component('"type": "carousel", "ca|rds": []'), /2 to 10/],
  [component('"type": "button", "sub_type": "order|_details"'), /`order_details`: A bill/],
];

for (const [text, said] of hovers) {
  test(`explains what stands at the cursor in ${text}`, async () => {
    assert.match((await own.hover(text)).replaceAll("\\", ""), said);
  });
}

async function labels(editor: ReturnType<typeof ownEditor>, text: string): Promise<string[]> {
  const items = await editor.completions(text);
  return items
    .toSorted((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label))
    .map(({ label }) => label);
}
