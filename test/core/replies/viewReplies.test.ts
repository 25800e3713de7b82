import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { findTap } from "../../../src/core/replies/findTap.ts";
import {
  type InboundContent,
  reactionTo,
  sharedContacts,
  sharedPlace,
  writtenText,
} from "../../../src/core/replies/inboundContent.ts";
import type { Reply } from "../../../src/core/replies/reply.ts";
import { samplePlace, type Tapped } from "../../../src/core/replies/tap.ts";
import { putReactions, viewReplies } from "../../../src/core/replies/viewReplies.ts";
import { viewDocument } from "../../../src/core/view/viewDocument.ts";

const nowMs = Date.UTC(2026, 10, 30, 13, 30);
const times = { nowMs, locale: "en-GB", timeZone: "UTC" };

const view = (source: string) =>
  viewDocument(parseDocument(source), { ...times, businessName: "Example Bikes", deliveries: [] });

/** JSON without the mark around `«what»`, and the span of what is marked. */
function marked(text: string) {
  const start = text.indexOf("«");
  return { source: text.replace(/[«»]/g, ""), span: { start, end: text.indexOf("»") - 1 } };
}

const interactive = (type: string, action: string): string =>
  `{ "type": "interactive", "interactive": { "type": "${type}", "body": { "text": "Does *it* fit?" }, "action": ${action} } }`;

const buttons = marked(
  interactive(
    "button",
    `{ "buttons": [{ "type": "reply", "reply": { "id": "keep", "title": "Keep it" } }, «{ "type": "reply", "reply": { "id": "move", "title": "Move it" } }»] }`,
  ),
);

const list = marked(
  interactive(
    "list",
    `{ "button": "Pick", "sections": [{ "rows": [{ "id": "a", "title": "A" }] }, { "rows": [«{ "id": "b", "title": "B", "description": "The other" }»] }] }`,
  ),
);

const template = marked(
  `{ "type": "template", "template": { "name": "order", "language": { "code": "en" }, "components": [«{ "type": "button", "sub_type": "quick_reply", "index": "1", "parameters": [{ "type": "payload", "payload": "help" }] }»] } }`,
);

const taps: readonly [name: string, marked: typeof buttons, tapped: Tapped, content: InboundContent][] = [
  [
    "a reply button",
    buttons,
    { kind: "button", id: "move" },
    {
      type: "interactive",
      interactive: { type: "button_reply", button_reply: { id: "move", title: "Move it" } },
    },
  ],
  [
    "a row of a list",
    list,
    { kind: "listRow", id: "b" },
    {
      type: "interactive",
      interactive: {
        type: "list_reply",
        list_reply: { id: "b", title: "B", description: "The other" },
      },
    },
  ],
  [
    "a quick reply of a template",
    template,
    { kind: "templateButton", index: 1 },
    { type: "button", button: { payload: "help", text: "Quick reply" } },
  ],
];

for (const [name, { source, span }, tapped, content] of taps) {
  test(`a tap on ${name} is looked up in the conversation, with where it is written`, () => {
    const found = findTap(view(source), 0, tapped);
    assert.deepEqual([found?.tap.content, found?.span], [content, span]);
  });
}

test("what a message does not offer cannot be tapped", () => {
  const conversation = view(buttons.source);
  assert.equal(findTap(conversation, 0, { kind: "button", id: "gone" }), undefined);
  assert.equal(findTap(conversation, 0, { kind: "listRow", id: "keep" }), undefined);
  assert.equal(findTap(conversation, 0, { kind: "location" }), undefined);
  assert.equal(findTap(conversation, 1, { kind: "button", id: "keep" }), undefined);
});

for (const reply of [{ id: "", title: "Keep it" }, { id: "keep" }, { id: "keep", title: "" }, {}]) {
  test(`a button that only has ${JSON.stringify(reply)} sends nothing yet`, () => {
    const conversation = view(interactive("button", JSON.stringify({ buttons: [{ type: "reply", reply }] })));
    const [item] = conversation.items;
    assert.ok(item?.shape === "bubble");
    assert.equal(item.rows[0]?.tap, undefined);
  });
}

test("a link opens its address, where it is one", () => {
  const tapOf = (url: string) => {
    const [item] = view(
      interactive("cta_url", JSON.stringify({ name: "cta_url", parameters: { display_text: "Go", url } })),
    ).items;
    return item?.shape === "bubble" ? item.rows[0]?.tap : undefined;
  };
  assert.deepEqual(tapOf("https://www.example.com/a"), { does: "open", url: "https://www.example.com/a" });
  assert.equal(tapOf("javascript:alert(1)"), undefined);
  assert.equal(tapOf(""), undefined);
});

const reply = (more: Partial<Reply>): Reply => ({
  wamid: "wamid.1",
  atMs: nowMs,
  content: writtenText("Hi"),
  answers: undefined,
  tapped: undefined,
  received: false,
  ...more,
});

test("the answer to a button quotes the message, says the title and knows where it is written", () => {
  const [, , tapped, content] = taps[0] ?? assert.fail();
  const conversation = view(buttons.source);
  assert.deepEqual(
    viewReplies([reply({ answers: 0, tapped, content, received: true })], conversation, times),
    [
      {
        wamid: "wamid.1",
        shape: "bubble",
        kind: "Reply",
        summary: "Move it",
        answers: 0,
        tapped,
        quote: {
          span: { start: 0, end: buttons.source.length },
          target: 0,
          text: "Does it fit?",
          icon: undefined,
        },
        span: buttons.span,
        text: {
          blocks: [
            { kind: "paragraph", runs: [{ text: "Move it", start: 0, end: 7, styles: [], link: undefined }] },
          ],
          short: undefined,
          cut: false,
          emojiOnly: undefined,
        },
        icon: undefined,
        detail: undefined,
        blocks: [],
        sheet: undefined,
        sender: undefined,
        forwarded: undefined,
        day: "Today",
        time: "13:30",
        state: "delivered",
        before: undefined,
        webhook: undefined,
      },
    ],
  );
});

test("the answer from a list has the row's description below its title", () => {
  const [, , tapped, content] = taps[1] ?? assert.fail();
  const [drawn] = viewReplies([reply({ answers: 0, tapped, content })], view(list.source), times);
  assert.deepEqual([drawn?.summary, drawn?.detail, drawn?.span], ["B", "The other", list.span]);
});

test("a shared place is a map", () => {
  const [drawn] = viewReplies([reply({ content: sharedPlace(samplePlace) })], view("[]"), times);
  const [map] = drawn?.blocks ?? [];
  assert.deepEqual(
    [map?.block === "map" && [map.latitude, map.name?.text], drawn?.text, drawn?.summary],
    [["48.20849", "Example Cafe"], undefined, "Example Cafe"],
  );
});

test("a written message quotes nothing and is not sent to anyone", () => {
  const [drawn] = viewReplies([reply({})], view(buttons.source), times);
  assert.deepEqual([drawn?.quote, drawn?.span, drawn?.state], [undefined, undefined, undefined]);
});

test("an answer to a message that is gone stays, without its quote", () => {
  const [, , tapped, content] = taps[0] ?? assert.fail();
  const [drawn] = viewReplies([reply({ answers: 3, tapped, content })], view("[]"), times);
  assert.deepEqual([drawn?.summary, drawn?.quote, drawn?.answers], ["Move it", undefined, 3]);
});

test("of very many replies the newest are drawn, newest last", () => {
  const many = Array.from({ length: 500 }, (_, at) => reply({ wamid: `wamid.${at}` }));
  const drawn = viewReplies(many, view("[]"), times);
  assert.deepEqual([drawn.length, drawn.at(-1)?.wamid], [200, "wamid.499"]);
});

test("a tap that only a webhook tells of is found by what it sent, so that the button pales", () => {
  for (const [, { source, span }, tapped, content] of taps) {
    const [drawn] = viewReplies([reply({ answers: 0, content, received: true })], view(source), times);
    assert.deepEqual([drawn?.tapped, drawn?.span], [tapped, span]);
  }
});

test("in a group the reactions of several people are one pill with their number", () => {
  const react = (emoji: string | undefined, id: string | undefined): Reply =>
    reply({
      answers: 0,
      content: reactionTo("wamid.S", emoji),
      ...(id && { sender: { id, name: id } }),
    });
  const pill = (...replies: Reply[]) => {
    const [item] = putReactions(view(buttons.source), replies).items;
    return item?.shape === "bubble" ? item.customerReaction : undefined;
  };
  assert.equal(pill(react("👍", "a"), react("❤️", "b"), react("👍", "c"))?.emoji, "👍❤️ 3");
  assert.equal(pill(react("👍", "a"), react("❤️", "b"), react(undefined, "a"))?.emoji, "❤️");
  assert.deepEqual(pill(react("👍", "a"), react("❤️", undefined))?.own, "❤️");
});

test("contacts of a customer are a card, as those of the business", () => {
  const content = sharedContacts([
    { name: { formatted_name: "Dana Sample" } },
    { name: { formatted_name: "Kim Example" } },
  ]);
  const [drawn] = viewReplies([reply({ content })], view(buttons.source), times);
  const [block] = drawn?.blocks ?? [];
  assert.ok(block?.block === "contact");
  assert.deepEqual(
    [block.name, block.others, block.initials, drawn?.text],
    ["Dana Sample", "and 1 other contact", ["D", "K"], undefined],
  );
});
