import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Delivery } from "../../../src/core/delivery/delivery.ts";
import { explainError } from "../../../src/core/errors/explainError.ts";
import { readTemplates } from "../../../src/core/templates/readTemplates.ts";
import type { ItemView } from "../../../src/core/view/view.ts";
import { bubbles, lastSent, nowMs, only, parts, view } from "./drawn.ts";
import { marked } from "./marked.ts";

const delivery = (wamid: string, more: Partial<Delivery> = {}): Delivery => ({
  wamid,
  recipient: undefined,
  state: "sent",
  times: {},
  pricing: undefined,
  errors: [],
  ...more,
});

const text = (body: unknown, more: object = {}) => ({ type: "text", text: { body }, ...more });

test("a text message is one bubble of the business", () => {
  const bubble = only(text("Hello *you*"));
  assert.deepEqual(parts(bubble), ["body: Hello you"]);
  assert.equal(bubble.sender, "business");
  assert.equal(bubble.kind, "Text message");
  assert.equal(bubble.summary, "Hello you");
});

for (const [part, source] of Object.entries({
  "the body of a text": `{ "type": "text", "text": { "body": «"Hi 👋"» } }`,
  "an image": `{ "type": "image", "image": «{ "id": "1" }» }`,
  "a place": `{ "type": "location", "location": «{ "latitude": 1, "longitude": 2 }» }`,
  "a header": `{ "type": "interactive", "interactive": { "type": "button", "header": { "type": "text", "text": «"Hi"» } } }`,
  "a text that is missing": `{ "type": "text", "text": «{ }» }`,
  "a payload without a type": `«{ "to": "1" }»`,
  "a parameter": `{ "type": "template", "template": { "components": [{ "type": "body", "parameters": [«{ "text": "A" }»] }] } }`,
})) {
  test(`${part} says where it stands`, () => {
    const { text, span } = marked(source);
    const [block] = only(text).blocks;
    const found =
      block?.block === "heading"
        ? block.words.span
        : block?.block === "parameters"
          ? block.values[0]?.span
          : block?.span;
    assert.deepEqual(found, span);
  });
}

test("a reply button and a list row say where they stand", () => {
  const buttons = marked(
    `{ "type": "interactive", "interactive": { "type": "button", "action": { "buttons": [{}, «{ "reply": { "title": "B" } }»] } } }`,
  );
  assert.deepEqual(only(buttons.text).rows[1]?.span, buttons.span);
  const list = marked(
    `{ "type": "interactive", "interactive": { "type": "list", "action": { "sections": [{ "rows": [«{ "title": "A" }»] }] } } }`,
  );
  assert.deepEqual(only(list.text).rows[0]?.sheet?.sections[0]?.rows[0]?.span, list.span);
});

test("every payload of a conversation is drawn in order, with its index", () => {
  const found = bubbles([text("a"), text("b"), text("c")]);
  assert.deepEqual(
    found.map(it => [it.index, it.summary]),
    [
      [0, "a"],
      [1, "b"],
      [2, "c"],
    ],
  );
});

test("only the five hundred first messages of a conversation are drawn, and the rest counted", () => {
  const { items, omitted } = view(Array.from({ length: 620 }, (_, at) => text(String(at))));
  assert.equal(items.length, 500);
  assert.equal(omitted, 120);
});

test("a link gets a card where preview_url asks for one, and its scheme is written", () => {
  const body = (words: string, preview_url: unknown) =>
    parts(only({ type: "text", text: { body: words, preview_url } }));
  assert.deepEqual(
    body("see https://User@Example.com:80/a?b and http://x.example", true)[0],
    "card: example.com",
  );
  assert.equal(body("see https://example.com", false).length, 1);
  assert.equal(body("see example.com", true).length, 1);
  assert.equal(body("see https://example.com", "true").length, 1);
});

test("a card names the host that is really visited", () => {
  const body = "https://www.mybank.example@evil.example/login";
  assert.equal(parts(only({ type: "text", text: { body, preview_url: true } }))[0], "card: evil.example");
});

test("an image is named by its file, else by its id", () => {
  const image = (value: object) => parts(only({ type: "image", image: value }));
  assert.deepEqual(image({ link: "https://cdn.example/a/b%20c.jpg?x=1", caption: "Hi" }), [
    "image: b c.jpg (cdn.example)",
    "body: Hi",
  ]);
  assert.deepEqual(image({ id: "42" }), ["image: Image (Media 42)"]);
  assert.deepEqual(image({}), ["image: Image (No link or id yet)"]);
  assert.deepEqual(image({ link: "https://cdn.example/%E0%A4%A" }), ["image: %E0%A4%A (cdn.example)"]);
});

test("a place has its coordinates, name and address", () => {
  const location = { latitude: 48.2, longitude: "16.37", name: "Shop", address: "1 Street" };
  assert.deepEqual(parts(only({ type: "location", location })), ["map: 48.2 16.37 Shop 1 Street"]);
  assert.deepEqual(parts(only({ type: "location", location: {} })), ["map: ? ? undefined undefined"]);
});

test("a template shows its name, language and the values that are sent", () => {
  const bubble = only({
    type: "template",
    template: {
      name: "order_update",
      language: { code: "pt_BR" },
      components: [
        { type: "HEADER", parameters: [{ type: "text", text: "A-1" }] },
        {
          type: "body",
          parameters: [
            { type: "text", text: "Robin" },
            { type: "text", parameter_name: "day", text: "Friday" },
            { type: "currency", currency: { fallback_value: "$5", code: "USD", amount_1000: 5000 } },
            { type: "date_time", date_time: { fallback_value: "May 1" } },
            { type: "video" },
            {},
          ],
        },
        {
          type: "button",
          sub_type: "QUICK_REPLY",
          index: "0",
          parameters: [{ type: "payload", payload: "help" }],
        },
        {
          type: "button",
          sub_type: "copy_code",
          index: 1,
          parameters: [{ type: "coupon_code", coupon_code: "SAVE" }],
        },
        { type: "banner", cards: [] },
      ],
    },
  });
  assert.deepEqual(parts(bubble), [
    "Header: {{1}}=A-1",
    "Body: {{1}}=Robin {{day}}=Friday {{3}}=$5 {{4}}=May 1 {{5}}=video value {{6}}=no value yet",
    "(Preview of banner components is not drawn yet.)",
  ]);
  assert.deepEqual(
    bubble.rows.map(row => [row.icon, row.label, row.detail]),
    [
      ["reply", "Quick reply · button 1", "help"],
      ["copy", "Copy offer code", "SAVE"],
    ],
  );
  assert.equal(bubble.language, "pt-BR");
  assert.match(bubble.tooling?.text ?? "", /order_update · pt_BR/);
});

test("a template without values says that its text is elsewhere", () => {
  const bubble = only({ type: "template", template: { name: "hello_world", language: { code: "en_US" } } });
  assert.deepEqual(parts(bubble), ["(The approved text of the template)"]);
});

test("a template's media header is drawn as such", () => {
  const header = (parameter: object) =>
    parts(
      only({ type: "template", template: { components: [{ type: "header", parameters: [parameter] }] } }),
    )[0];
  assert.equal(
    header({ type: "image", image: { link: "https://a.example/b.jpg" } }),
    "image: b.jpg (a.example)",
  );
  assert.equal(
    header({ type: "document", document: { id: "7", filename: "i.pdf" } }),
    "document: i.pdf (Media 7)",
  );
  assert.equal(
    header({ type: "location", location: { latitude: 1, longitude: 2 } }),
    "map: 1 2 undefined undefined",
  );
});

const interactive = (value: object) => only({ type: "interactive", interactive: value });

test("an interactive message has header, body, footer and rows", () => {
  const bubble = interactive({
    type: "button",
    header: { type: "text", text: "*Head*" },
    body: { text: "*Body*" },
    footer: { text: "Foot" },
    action: { buttons: [{ type: "reply", reply: { id: "1", title: "Yes" } }, { reply: {} }] },
  });
  assert.deepEqual(parts(bubble), ["heading: *Head*", "body: Body", "footer: Foot"]);
  assert.deepEqual(
    bubble.rows.map(row => [row.name, row.faint]),
    [
      ["Reply: Yes", false],
      ["Reply: no title yet", true],
    ],
  );
});

test("an interactive header may be media", () => {
  const header = (value: object) => parts(interactive({ type: "cta_url", header: value }))[0];
  assert.equal(
    header({ type: "video", video: { link: "https://a.example/v.mp4" } }),
    "video: v.mp4 (a.example)",
  );
  assert.equal(header({ type: "document", document: { id: "9" } }), "document: Document, header (Media 9)");
  assert.equal(header({ type: "text" }), "(No header text yet)");
});

test("a list opens a sheet with its sections", () => {
  const bubble = interactive({
    type: "list",
    action: {
      button: "Pick",
      sections: [
        { title: "A", rows: [{ id: "1", title: "One", description: "first" }] },
        { rows: [{ id: "2" }, { id: "3", title: 3 }] },
      ],
    },
  });
  const [row] = bubble.rows;
  assert.equal(row?.name, "Open list: Pick");
  assert.deepEqual(
    row?.sheet?.sections.map(it => [
      it.title?.text,
      it.rows.map(option => [option.title, option.description]),
    ]),
    [
      ["A", [["One", "first"]]],
      [
        undefined,
        [
          ["No title yet", undefined],
          ["3", undefined],
        ],
      ],
    ],
  );
});

test("rows beyond what any client shows are counted, not drawn", () => {
  const buttons = Array.from({ length: 10_000 }, (_, at) => ({ reply: { title: String(at) } }));
  const bubble = interactive({ type: "button", action: { buttons } });
  assert.equal(bubble.rows.length + bubble.omittedRows, 10_000);
  assert.ok(bubble.rows.length <= 20);
  const sections = Array.from({ length: 100 }, () => ({
    rows: Array.from({ length: 100 }, () => ({ title: "x" })),
  }));
  const sheet = interactive({ type: "list", action: { sections } }).rows[0]?.sheet;
  const drawn = sheet?.sections.flatMap(it => it.rows).length ?? 0;
  assert.equal(drawn + (sheet?.omitted ?? 0), 10_000);
  assert.ok(drawn <= 100);
});

test("a kind without a drawing says so", () => {
  assert.deepEqual(parts(only({ type: "poll", poll: [] })), ["(Preview of poll messages is not drawn yet.)"]);
  assert.deepEqual(parts(interactive({ type: "poll" })), [
    "(Preview of interactive poll messages is not drawn yet.)",
  ]);
  assert.deepEqual(parts(only({ type: "__proto__" })), ["(Preview of __proto__ messages is not drawn yet.)"]);
  assert.deepEqual(parts(only({ type: "constructor" })), [
    "(Preview of constructor messages is not drawn yet.)",
  ]);
});

test("without a type, the content that is there is drawn", () => {
  assert.deepEqual(parts(only({ text: { body: "Hi" } })), ["body: Hi"]);
  assert.deepEqual(parts(only({ to: "1" })), ["(A message without a type. Add a type to see it here.)"]);
});

for (const [name, source, expected] of [
  ["a number for a text", text(42), "body: 42"],
  ["an object for a text", text({ a: 1 }), "(No text yet)"],
  ["null for a text", text(null), "(No text yet)"],
  ["a blank text", text("  \n"), "(No text yet)"],
  ["a text for the content", { type: "text", text: "Hi" }, "(No text yet)"],
  ["an array for the content", { type: "interactive", interactive: [] }, "(No body text yet)"],
] as const) {
  test(`${name} is drawn as far as it goes`, () => {
    assert.deepEqual(parts(only(source)), [expected]);
  });
}

for (const half of [
  '{ "type": "text", "text": { "body": "Hel',
  '{ "type": "text", "text": { "body": "Hello"',
  '{ "type": "text", "text": { "body": "Hello", "prev',
  '{ "type": "text", "text": { "body": "Hello", "preview_url": }}',
]) {
  test(`${half} shows what is there`, () => {
    assert.match(parts(only(half))[0] ?? "", /^body: Hel/);
  });
}

test("no document at all is an empty chat", () => {
  for (const source of ["", "   ", "[]", "nonsense"]) assert.ok(view(source).items.length <= 1, source);
});

test("a payload that is no object is said to be none", () => {
  for (const source of ["5", "null", '"text"'])
    for (const bubble of bubbles(source)) assert.match(parts(bubble)[0] ?? "", /^\(Not a message yet/);
});

test("a long text stops at “Read more”, an absurd one after that", () => {
  const [block] = only(text("word ".repeat(800))).blocks;
  assert.ok(block?.block === "text" && block.text.short !== undefined && !block.text.cut);
  const [huge] = only(text("*_".repeat(500_000))).blocks;
  assert.ok(huge?.block === "text" && huge.text.cut);
  assert.ok(JSON.stringify(huge).length < 500_000);
});

test("one to three emoji alone are large, not in captions", () => {
  const size = (source: object) => {
    const block = only(source).blocks.at(-1);
    return block?.block === "text" ? block.text.emojiOnly : undefined;
  };
  assert.equal(size(text("🎉")), 1);
  assert.equal(size(text(" 👨‍👩‍👧‍👦 🇦🇹 ")), 2);
  assert.equal(size(text("👍🏽1️⃣❤️")), 3);
  assert.equal(size(text("🎉🎉🎉🎉")), undefined);
  assert.equal(size(text("1#*")), undefined);
  assert.equal(size(text("🎉 a")), undefined);
  assert.equal(size({ type: "image", image: { caption: "🎉" } }), undefined);
});

const react = (message_id: string, emoji: unknown) => ({ type: "reaction", reaction: { message_id, emoji } });

test("a reaction to a message of the document is drawn on it", () => {
  const deliveries = [delivery("wamid.A"), delivery("wamid.B"), undefined];
  const [first, second, ...rest] = view([text("a"), text("b"), react("wamid.A", "👍")], { deliveries }).items;
  assert.ok(first?.shape === "bubble" && second?.shape === "bubble");
  assert.equal(first.reaction?.emoji, "👍");
  assert.equal(first.reaction.index, 2);
  assert.equal(second.reaction, undefined);
  assert.equal(rest.length, 0);
});

test("a reaction to the last sent message is drawn on the message before it", () => {
  const [first] = bubbles([text("a"), react("wamid.X", "👎"), react(lastSent, "👍")]);
  assert.equal(first?.reaction?.emoji, "👍");
});

test("a second reaction takes the place of the first, an empty one takes it away", () => {
  assert.equal(bubbles([text("a"), react(lastSent, "👍"), react(lastSent, "❤️")])[0]?.reaction?.emoji, "❤️");
  const [bubble, note] = view([text("a"), react(lastSent, "👍"), react(lastSent, "")]).items;
  assert.ok(bubble?.shape === "bubble" && bubble.reaction === undefined);
  assert.ok(note?.shape === "note" && note.text === "Reaction removed");
});

test("a reaction to a message elsewhere is drawn on a stub of the customer's", () => {
  const bubble = only(react("wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBQ3QTNG", "🎉"));
  assert.equal(bubble.stub, true);
  assert.equal(bubble.sender, "customer");
  assert.equal(bubble.summary, "Message …GBQ3QTNG");
  assert.equal(bubble.reaction?.emoji, "🎉");
});

test("a reaction without an emoji yet is a note", () => {
  const [note] = view({ type: "reaction", reaction: { message_id: "wamid.A" } }).items;
  assert.ok(note?.shape === "note" && note.text === "A reaction without an emoji yet");
});

test("an answer quotes the message of the document", () => {
  const deliveries = [delivery("wamid.A")];
  const answer = text("b", { context: { message_id: "wamid.A" } });
  const quote = bubbles([text("The *first*"), answer], { deliveries })[1]?.quote;
  assert.equal(quote?.target, 0);
  assert.equal(quote?.text, "The first");
});

test("an answer to a message elsewhere shows the end of its id", () => {
  const quote = only(text("b", { context: { message_id: "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBQ3" } })).quote;
  assert.equal(quote?.target, undefined);
  assert.equal(quote?.text, "…AgARGBQ3");
});

test("a template shows no quote, as on a phone", () => {
  assert.equal(only({ type: "template", template: {}, context: { message_id: "wamid.A" } }).quote, undefined);
});

test("a read receipt is a note, not a message", () => {
  const [item] = view({ messaging_product: "whatsapp", status: "read", message_id: "wamid.A" }).items;
  assert.ok(item?.shape === "note" && item.text === "Marks a message as read");
});

test("state, time and failures come from the delivery", () => {
  const sentMs = nowMs - 2 * 86_400_000;
  const error = { code: 131026, title: "Message undeliverable", details: undefined };
  const deliveries = [
    delivery("wamid.A", { state: "read", times: { sent: sentMs } }),
    delivery("wamid.B", { state: "failed", times: { failed: nowMs - 86_400_000 }, errors: [error] }),
  ];
  const found = bubbles([text("a"), text("b"), text("c")], { deliveries });
  assert.deepEqual(
    found.map(it => [it.state, it.day, it.time]),
    [
      ["read", "Saturday", "13:30"],
      ["failed", "Yesterday", "13:30"],
      [undefined, "Today", "13:30"],
    ],
  );
  const [failure] = found[1]?.failures ?? [];
  assert.deepEqual([failure?.outcome, failure?.code], ["Not delivered", 131026]);
});

test("a failed message says what its code means and what to do; a code that nobody publishes is shown as it came", () => {
  const errors = [
    { code: 131026, title: "Message undeliverable", details: "The number is not on WhatsApp." },
    { code: 999999, title: "Something new", details: "Nobody knows." },
  ];
  const [known, strange] =
    bubbles([text("a")], { deliveries: [delivery("wamid.B", { state: "failed", errors })] })[0]?.failures ??
    [];
  assert.equal(known?.title, explainError(131026)?.title);
  assert.equal(known?.meaning, explainError(131026)?.meaning);
  assert.equal(known?.action, explainError(131026)?.action);
  assert.match(known?.details ?? "", /The number is not on WhatsApp\./);
  assert.deepEqual(strange, {
    outcome: "Not delivered",
    code: 999999,
    title: "Something new",
    meaning: undefined,
    action: undefined,
    details: "Nobody knows.",
  });
});

test("a send that was refused is failed, whatever became of the one before", () => {
  const refusal = { code: 131047, message: "Send a template.", atMs: nowMs };
  const deliveries = [delivery("wamid.A", { state: "read" })];
  const [bubble] = bubbles([text("a")], { deliveries, refusals: [refusal] });
  assert.equal(bubble?.state, "failed");
  assert.deepEqual(
    bubble?.failures.map(it => [it.outcome, it.code, it.action]),
    [["Not sent", 131047, explainError(131047)?.action]],
  );
});

test("what arrived in spite of an error of one device is not said to have failed", () => {
  const errors = [{ code: 131026, title: "Message undeliverable", details: undefined }];
  const [bubble] = bubbles([text("a")], {
    deliveries: [delivery("wamid.A", { state: "delivered", errors })],
  });
  assert.equal(bubble?.failures[0]?.outcome, "Reported");
});

test("whatever JSON a file holds, something is drawn and nothing thrown", () => {
  const key = fc.constantFrom(
    "type",
    "text",
    "body",
    "image",
    "link",
    "id",
    "caption",
    "location",
    "latitude",
    "name",
    "reaction",
    "emoji",
    "message_id",
    "context",
    "template",
    "language",
    "code",
    "components",
    "parameters",
    "sub_type",
    "index",
    "interactive",
    "header",
    "footer",
    "action",
    "buttons",
    "reply",
    "title",
    "sections",
    "rows",
    "audio",
    "voice",
    "sticker",
    "contacts",
    "formatted_name",
    "phones",
    "wa_id",
    "pin",
    "status",
    "typing_indicator",
    "cards",
    "card_index",
    "product_retailer_id",
    "catalog_id",
    "product_items",
    "reference_id",
    "total_amount",
    "value",
    "offset",
    "currency",
    "order",
    "items",
    "limited_time_offer",
    "expiration_time_ms",
    "__proto__",
  );
  const leaf = fc.oneof(
    fc.constantFrom(
      "text",
      "image",
      "location",
      "reaction",
      "template",
      "interactive",
      "button",
      "list",
      "cta_url",
      "header",
      "body",
      "audio",
      "contacts",
      "pin",
      "flow",
      "voice_call",
      "carousel",
      "product",
      "order_details",
      "order_status",
      "limited_time_offer",
      "mpm",
      "copy_code",
      "order_update",
      "en_US",
    ),
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double(),
  );
  const { json } = fc.letrec(tie => ({
    json: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie("json"), { maxLength: 4 }),
      fc.dictionary(key, tie("json"), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(json, fc.nat(), (value, cut) => {
      const source = JSON.stringify(value);
      for (const text of [source, source.slice(0, cut % (source.length + 1))]) {
        for (const span of spans(view(text, { templates }).items))
          assert.ok(span.start >= 0 && span.end <= text.length, text);
      }
    }),
    { numRuns: 500 },
  );
});

/** A template that some of the files above happen to name. */
const templates = readTemplates([
  {
    name: "order_update",
    language: "en_US",
    category: "MARKETING",
    components: [
      { type: "BODY", text: "Hello {{1}}, it is *{{2}}*" },
      { type: "CAROUSEL", cards: [{ components: [{ type: "BODY", text: "{{1}}" }] }] },
      { type: "BUTTONS", buttons: [{ type: "URL", text: "Go", url: "https://a.example/{{1}}" }] },
    ],
  },
]);

/** Every span anywhere in a view. */
function spans(value: unknown): { start: number; end: number }[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "span" in value ? [(value as ItemView).span] : [];
  return [...own, ...Object.values(value).flatMap(spans)];
}

test("a day is named as the client names it: by weekday in the last days, before by its date", () => {
  const day = (daysAgo: number) =>
    bubbles([text("a")], {
      deliveries: [delivery("A", { times: { accepted: nowMs - daysAgo * 86_400_000 } })],
    })[0]?.day;
  assert.deepEqual([0, 1, 2, 5, 6, 400].map(day), [
    "Today",
    "Yesterday",
    "Saturday",
    "Wednesday",
    "24 November 2026",
    "26 October 2025",
  ]);
});

test("a quoted picture without words is called what it is", () => {
  const quoted = (message: object) =>
    bubbles([message, text("b", { context: { message_id: lastSent } })])[1]?.quote?.text;
  const link = "https://files.example/wheel.jpg";
  assert.equal(quoted({ type: "image", image: { link } }), "Photo");
  assert.equal(quoted({ type: "image", image: { link, caption: "The wheel" } }), "The wheel");
  assert.equal(quoted({ type: "video", video: { link } }), "Video");
  assert.equal(quoted({ type: "document", document: { link, filename: "bill.pdf" } }), "bill.pdf");
  assert.equal(quoted({ type: "audio", audio: { id: "1", voice: true } }), "Voice message");
  assert.equal(quoted({ type: "sticker", sticker: { id: "1" } }), "Sticker");
});

test("messages to a group are a group's conversation", () => {
  assert.equal(view([text("a", { to: "Y2FwaV9ncm91cA", recipient_type: "group" })]).group, "Y2FwaV9ncm91cA");
  assert.equal(view([text("a", { to: "+15551234567" })]).group, undefined);
});
