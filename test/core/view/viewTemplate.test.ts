import assert from "node:assert/strict";
import { test } from "node:test";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";
import type { BubbleView } from "../../../src/core/view/view.ts";
import type { ViewContext } from "../../../src/core/view/viewContext.ts";
import { nowMs, only, parts, rowsOf } from "./drawn.ts";
import { marked } from "./marked.ts";

const template = (components: unknown, more?: Partial<ViewContext>) =>
  only({ type: "template", template: { name: "news", language: { code: "en_US" }, components } }, more);

const texts = (type: string, ...values: string[]) => ({
  type,
  parameters: values.map(text => ({ type: "text", text })),
});

const button = (sub_type: string, index: number, parameter: object) => ({
  type: "button",
  sub_type,
  index: String(index),
  parameters: [parameter],
});

/** The template as Meta has it. */
const defined = (components: object[], category = "UTILITY") => ({
  templates: readTemplates([{ name: "news", language: "en_US", status: "APPROVED", category, components }]),
});

test("a template that is known shows its own text with the values in it", () => {
  const known = defined([
    { type: "HEADER", format: "TEXT", text: "Order {{1}}" },
    { type: "BODY", text: "Hi *{{1}}*, it comes {{2}}." },
    { type: "FOOTER", text: "Harbour Bikes" },
  ]);
  const bubble = template([texts("header", "A-1"), texts("body", "Robin", "today")], known);
  assert.deepEqual(parts(bubble), [
    "heading: Order A-1",
    "body: Hi Robin, it comes today.",
    "footer: Harbour Bikes",
  ]);
  assert.equal(bubble.summary, "Hi Robin, it comes today.");
  assert.equal(bubble.tooling?.text, "Template news · en_US · utility · approved");
});

test("in place of what is sent, a template shows its examples or the names of its variables", () => {
  const known = defined([
    { type: "HEADER", format: "TEXT", text: "Order {{1}}", example: { header_text: ["B-7"] } },
    { type: "BODY", text: "Hi {{1}}, {{2}}.", example: { body_text: [["Dana", "today"]] } },
  ]);
  const sent = [texts("header", "A-1"), texts("body", "Robin")];
  const shown = (variables: ViewContext["variables"]) => parts(template(sent, { ...known, variables }));
  assert.deepEqual(shown("sent"), ["heading: Order A-1", "body: Hi Robin, {{2}}."]);
  assert.deepEqual(shown("examples"), ["heading: Order B-7", "body: Hi Dana, today."]);
  assert.deepEqual(shown("names"), ["heading: Order {{1}}", "body: Hi {{1}}, {{2}}."]);
});

test("a template in another language, or of another name, is not known", () => {
  const known = defined([{ type: "BODY", text: "Hi" }]);
  const message = (name: string, code: string) =>
    parts(only({ type: "template", template: { name, language: { code } } }, known));
  assert.deepEqual(message("news", "en_US"), ["body: Hi"]);
  assert.deepEqual(message("news", "de"), ["(The approved text of the template)"]);
  assert.deepEqual(message("olds", "en_US"), ["(The approved text of the template)"]);
});

test("values go by name where they have one; a variable without a value stays, marked", () => {
  const known = defined([{ type: "BODY", text: "{{who}} at {{when}} {{when}}" }]);
  const bubble = template(
    [
      {
        type: "body",
        parameters: [
          { type: "text", parameter_name: "when", text: "ten" },
          { type: "text", parameter_name: "x", text: "y" },
        ],
      },
    ],
    known,
  );
  assert.deepEqual(parts(bubble), ["body: {{who}} at ten ten"]);
  assert.deepEqual(
    runsOf(bubble)
      .filter(run => run.styles.includes("variable"))
      .map(run => run.text),
    ["{{who}}"],
  );
});

test("a value in the text says where it is written", () => {
  const { text, span } = marked(
    `{ "type": "template", "template": { "name": "news", "language": { "code": "en_US" }, "components": [{ "type": "body", "parameters": [«{ "type": "text", "text": "Robin" }»] }] } }`,
  );
  const bubble = only(text, defined([{ type: "BODY", text: "Hi *dear {{1}}!*" }]));
  const filled = runsOf(bubble).filter(run => run.filled);
  assert.deepEqual(
    filled.map(run => [run.text, run.filled, run.styles]),
    [["Robin", span, ["bold"]]],
  );
});

test("a value may format, link and break lines, and still says where it is written", () => {
  const known = defined([{ type: "BODY", text: "See {{1}}" }]);
  const bubble = template([texts("body", "https://a.example/x and *this*\nnow 🎉")], known);
  const runs = runsOf(bubble);
  assert.equal(runs.map(run => run.text).join(""), "See https://a.example/x and this\nnow 🎉");
  assert.deepEqual(
    runs.map(run => run.filled !== undefined),
    runs.map((_, at) => at > 0),
  );
  assert.ok(runs.some(run => run.link === "https://a.example/x"));
});

function runsOf({ blocks }: BubbleView) {
  return blocks.flatMap(block =>
    block.block === "text" ? block.text.blocks.flatMap(it => ("runs" in it ? [...it.runs] : [])) : [],
  );
}

test("the body of a marketing template stops after five lines, that of others does not", () => {
  const text = "One\nTwo\nThree\nFour\nFive\nSix";
  const short = (category: string, body = text) => {
    const [block] = template([], defined([{ type: "BODY", text: body }], category)).blocks;
    assert.ok(block?.block === "text");
    return block.text.short?.flatMap(it => ("runs" in it ? it.runs.map(run => run.text) : [])).join("");
  };
  assert.equal(short("MARKETING"), "One\nTwo\nThree\nFour\nFive");
  assert.equal(short("UTILITY"), undefined);
  assert.equal(short("MARKETING", "One\nTwo"), undefined);
  assert.equal(short("MARKETING", "word ".repeat(100))?.length, 180);
});

test("a media header that is not sent yet leaves its place", () => {
  const known = defined([
    { type: "HEADER", format: "IMAGE" },
    { type: "BODY", text: "Hi" },
  ]);
  assert.deepEqual(parts(template([], known)), ["(No image for the header yet)", "body: Hi"]);
  const header = { type: "header", parameters: [{ type: "image", image: { id: "7" } }] };
  assert.deepEqual(parts(template([header], known)), ["image: Image, header (Media 7)", "body: Hi"]);
});

test("a known template has all of its buttons, with their own labels", () => {
  const buttons = [
    { type: "QUICK_REPLY", text: "Thanks" },
    { type: "URL", text: "Track", url: "https://a.example/{{1}}" },
    { type: "PHONE_NUMBER", text: "Call us", phone_number: "+15550100" },
  ];
  const bubble = template(
    [button("url", 1, { type: "text", text: "a1" })],
    defined([
      { type: "BODY", text: "Hi" },
      { type: "BUTTONS", buttons },
    ]),
  );
  assert.deepEqual(rowsOf(bubble), [
    "[reply] Thanks",
    "[square-arrow-out-up-right] Track",
    "[phone] Call us",
  ]);
  assert.deepEqual(
    bubble.rows.map(row => row.name),
    ["Reply: Thanks", "Open link: Track", "Call: Call us"],
  );
  assert.deepEqual(bubble.rows[1]?.tap, { does: "open", url: "https://a.example/a1" });
});

test("of more than three buttons two are rows, and a third shows the others", () => {
  const replies = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      button("quick_reply", at, { type: "payload", payload: `p${at}` }),
    );
  assert.equal(template(replies(3)).rows.length, 3);
  const bubble = template(replies(6));
  assert.deepEqual(rowsOf(bubble).slice(2), ["[list] See all options"]);
  assert.equal(bubble.rows[2]?.name, "See all options, 4 more");
  assert.equal(bubble.rows[2]?.sheet?.title, "All options");
  assert.deepEqual(
    bubble.rows[2]?.sheet?.buttons?.map(row => row.detail),
    ["p2", "p3", "p4", "p5"],
  );
  const sheet = template(replies(150)).rows[2]?.sheet;
  assert.equal((sheet?.buttons?.length ?? 0) + (sheet?.omitted ?? 0), 148);
});

test("an authentication template reads as on the phone, known or not", () => {
  const sent = [texts("body", "482913"), button("url", 0, { type: "text", text: "482913" })];
  for (const bubble of [
    template(sent),
    template(
      sent,
      defined([{ type: "BODY" }, { type: "BUTTONS", buttons: [{ type: "URL" }] }], "AUTHENTICATION"),
    ),
  ]) {
    assert.deepEqual(parts(bubble), ["body: 482913 is your verification code."]);
    assert.deepEqual(rowsOf(bubble), ["[copy] Copy code"]);
    assert.equal(bubble.rows[0]?.name, "Copy code 482913");
    assert.match(bubble.phoneOnly ?? "", /phone/);
  }
  const other = template([texts("body", "482913"), button("url", 0, { type: "text", text: "other" })]);
  assert.deepEqual(parts(other), ["Body: {{1}}=482913"]);
});

const hour = 3_600_000;

for (const [name, ends, line, over] of [
  ["days away", nowMs + 72 * hour, "Ends on 3 Dec 2026", false],
  ["hours away", nowMs + 30 * hour + 5 * 60_000, "Ends in 30 h 5 min", false],
  ["minutes away", nowMs + 12 * 60_000 + 34_000, "Ends in 12 min 34 s", false],
  ["past", nowMs, "Offer ended", true],
  ["in seconds by mistake", Math.floor(nowMs / 1000), "Offer ended", true],
  ["no number", "soon", "No end yet", false],
  ["beyond all dates", 1e300, "No end yet", false],
  ["missing", undefined, "No end yet", false],
] as const) {
  test(`a limited-time offer that ends ${name} says “${line}”`, () => {
    const offer = {
      type: "limited_time_offer",
      parameters: [{ limited_time_offer: { expiration_time_ms: ends } }],
    };
    const code = button("copy_code", 0, { type: "coupon_code", coupon_code: "FLASH25" });
    const bubble = template([offer, texts("body", "Robin"), code]);
    assert.deepEqual(parts(bubble), [
      `gift: Limited-time offer | ${line} | Code: FLASH25${over ? " (over)" : ""}`,
      "Body: {{1}}=Robin",
    ]);
    assert.deepEqual(rowsOf(bubble), ["[copy] Copy offer code"]);
    assert.match(bubble.phoneOnly ?? "", /offer/);
  });
}

test("a known offer has its own text", () => {
  const known = defined([
    { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Flash sale!" } },
    { type: "BODY", text: "Hi" },
  ]);
  assert.deepEqual(parts(template([], known)), ["gift: Flash sale!", "body: Hi"]);
});

const card = (index: number, ...components: object[]) => ({ card_index: index, components });
const image = { type: "header", parameters: [{ type: "image", image: { link: "https://a.example/b.jpg" } }] };
const product = {
  type: "header",
  parameters: [{ type: "product", product: { product_retailer_id: "BELL" } }],
};

test("the cards of a carousel have a header, a body and buttons of their own", () => {
  const carousel = {
    type: "carousel",
    cards: [
      card(0, image, texts("body", "City"), button("quick_reply", 0, { payload: "p" })),
      card(1, image),
    ],
  };
  const sent = template([texts("body", "Robin"), carousel]);
  assert.deepEqual(sent.cards.map(parts), [
    ["image: b.jpg (a.example)", "Body: {{1}}=City"],
    ["image: b.jpg (a.example)"],
  ]);
  const text = (it: string) => ({
    components: [
      { type: "HEADER", format: "IMAGE" },
      { type: "BODY", text: it },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "More" }] },
    ],
  });
  const known = template(
    [carousel],
    defined([
      { type: "BODY", text: "Hi" },
      { type: "CAROUSEL", cards: [text("*{{1}}*!"), text("Trail")] },
    ]),
  );
  assert.deepEqual(known.cards.map(parts), [
    ["image: b.jpg (a.example)", "body: City!"],
    ["image: b.jpg (a.example)", "body: Trail"],
  ]);
  assert.deepEqual(known.cards.map(rowsOf), [["[reply] More"], ["[reply] More"]]);
});

test("a product has a picture, a name and a button without anything to send for it, also on a card", () => {
  const bubble = template([product, { type: "carousel", cards: [card(0, product)] }]);
  assert.equal(parts(bubble)[0], "product: BELL Price from catalogue");
  assert.deepEqual(rowsOf(bubble), ["View"]);
  assert.deepEqual(bubble.cards.map(rowsOf), [["View"]]);
});

test("catalogue, product list and bill stand above the body", () => {
  const action = (it: object) => ({ type: "action", action: it });
  assert.equal(
    parts(template([button("catalog", 0, action({}))]))[0],
    "store: Catalogue of Example Bikes | Products and services on WhatsApp",
  );
  const sections = [
    { title: "Lights", product_items: [{ product_retailer_id: "A" }, { product_retailer_id: "B" }] },
  ];
  const mpm = template([button("mpm", 0, action({ thumbnail_product_retailer_id: "A", sections }))]);
  assert.deepEqual([parts(mpm)[0], rowsOf(mpm)], ["shopping-bag: Lights | 2 items", ["View items"]]);
  const order_details = { reference_id: "HB-1", currency: "INR", total_amount: { value: 100, offset: 100 } };
  const order = template([button("order_details", 0, action({ order_details }))]);
  assert.deepEqual(
    [parts(order)[0], rowsOf(order)],
    ["receipt: Order #HB-1 | Total ₹1.00", ["Review and pay"]],
  );
});

test("a computer does not show quick replies beside other buttons", () => {
  const reply = button("quick_reply", 0, { payload: "p" });
  const link = button("url", 1, { text: "x" });
  assert.equal(template([reply]).phoneOnly, undefined);
  assert.equal(template([link]).phoneOnly, undefined);
  assert.match(template([reply, link]).phoneOnly ?? "", /phone/);
});

test("half a template is drawn as far as it goes, known or not", () => {
  const known = defined(
    [
      { type: "BODY", text: "Hi {{1}}" },
      { type: "CAROUSEL", cards: [] },
    ],
    "MARKETING",
  );
  for (const components of [
    undefined,
    null,
    5,
    {},
    [null, 5, []],
    [{ type: "carousel", cards: 7 }],
    [{ type: "button" }],
    [{ type: "limited_time_offer" }],
    [{ type: "body", parameters: "x" }],
  ]) {
    for (const more of [undefined, known]) assert.ok(parts(template(components, more)).length > 0);
  }
});
