import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bubbles, lastSent, only, parts, rowsOf, view } from "./drawn.ts";

const root = join(import.meta.dirname, "../../..");

test("a film and a file are drawn as their place, with their caption", () => {
  const link = "https://www.example.com/film/wheel.mp4";
  assert.deepEqual(parts(only({ type: "video", video: { link, caption: "How *we* do it" } })), [
    "video: wheel.mp4 (www.example.com)",
    "body: How we do it",
  ]);
  const file = only({ type: "document", document: { id: "7", filename: "invoice.pdf" } });
  assert.deepEqual(parts(file), ["document: invoice.pdf (Media 7)"]);
  assert.equal(file.summary, "invoice.pdf");
  assert.ok(file.blocks[0]?.block === "media" && file.blocks[0].extension === "PDF");
});

test("a sound file is named; a voice message has a waveform that is always the same for the same recording", () => {
  const audio = only({ type: "audio", audio: { link: "https://www.example.com/a/hub.mp3" } });
  assert.deepEqual(parts(audio), ["audio: hub.mp3 (www.example.com)"]);
  const bars = (id: string) => {
    const [block] = only({ type: "audio", audio: { id, voice: true } }).blocks;
    return block?.block === "audio" ? block.bars : [];
  };
  assert.equal(bars("1").length, 36);
  assert.deepEqual(bars("1"), bars("1"));
  assert.notDeepEqual(bars("1"), bars("2"));
  assert.ok(bars("1").every(bar => bar >= 2 && bar <= 20));
  assert.equal(only({ type: "audio", audio: { voice: true } }).kind, "Voice message");
  assert.equal(only({ type: "audio", audio: { voice: "true" } }).kind, "Audio", "a text is no truth value");
});

test("a sticker stands without a bubble", () => {
  const sticker = only({ type: "sticker", sticker: { id: "7" } });
  assert.deepEqual(parts(sticker), ["sticker: Sticker (Media 7)"]);
  assert.equal(sticker.bare, true);
  assert.equal(only({ type: "text", text: { body: "Hi" } }).bare, false);
});

const contacts = (...list: unknown[]) => only({ type: "contacts", contacts: list });
const named = (formatted_name: string, more: object = {}) => ({ name: { formatted_name }, ...more });

test("a contact with a number on WhatsApp can be written to, another one invited", () => {
  const reachable = contacts(named("Dana Rivers", { phones: [{ phone: "1" }, { phone: "2", wa_id: "2" }] }));
  assert.deepEqual(parts(reachable), ["contact D: Dana Rivers"]);
  assert.deepEqual(rowsOf(reachable), ["Message", "Save contact"]);
  assert.ok(reachable.rows.every(row => row.half));
  assert.deepEqual(rowsOf(contacts(named("Desk", { phones: [{ phone: "1" }] }))), ["Invite to WhatsApp"]);
  assert.deepEqual(rowsOf(contacts(named("Desk", { phones: "1" }))), ["Invite to WhatsApp"]);
});

test("several contacts are a pile", () => {
  const two = contacts(named("Dana"), named("Éva"));
  assert.deepEqual(parts(two), ["contact DÉ: Dana and 1 other contact"]);
  assert.deepEqual(rowsOf(two), ["View all"]);
  assert.deepEqual(parts(contacts(named("Dana"), named("42"), named("🎉"), named("x"))), [
    "contact D: Dana and 3 other contacts",
  ]);
});

test("contacts that are half written keep their shape", () => {
  assert.deepEqual(parts(only({ type: "contacts", contacts: [] })), ["contact : No contact yet"]);
  assert.deepEqual(parts(only({ type: "contacts", contacts: { name: 1 } })), ["contact : No contact yet"]);
  assert.deepEqual(parts(contacts({})), ["contact : No name yet"]);
  assert.deepEqual(parts(contacts(null)), ["contact : No name yet"]);
});

const notes = (source: unknown) => view(source).items.map(item => (item.shape === "note" ? item.text : ""));

test("a pin says what it pins, and for how long", () => {
  const text = { type: "text", text: { body: "Meet at ten" } };
  const pin = (more: object) => ({ type: "pin", pin: { type: "pin", message_id: lastSent, ...more } });
  assert.deepEqual(notes([text, pin({ expiration_days: 7 })]).slice(1), ["Pins “Meet at ten” for 7 days"]);
  assert.deepEqual(notes([text, pin({ expiration_days: "1" })]).slice(1), ["Pins “Meet at ten” for 1 day"]);
  assert.deepEqual(notes([text, pin({ type: "unpin" })]).slice(1), ["Unpins “Meet at ten”"]);
  assert.deepEqual(notes(pin({ message_id: "wamid.aaaaaaaaaaaaaaaaaZ12" })), ["Pins message …aaaaaZ12"]);
  assert.deepEqual(notes({ type: "pin", pin: 5 }), ["Pins a message"]);
});

test("a read receipt is a note; with a typing indicator it is three dots, which nothing answers or reacts to", () => {
  const receipt = { messaging_product: "whatsapp", status: "read", message_id: "wamid.A" };
  assert.deepEqual(notes(receipt), ["Marks a message as read"]);
  const typing = { ...receipt, typing_indicator: { type: "text" } };
  assert.deepEqual(parts(only(typing)), ["typing"]);
  const text = { type: "text", text: { body: "Hi" } };
  const answer = { ...text, context: { message_id: lastSent } };
  assert.equal(bubbles([text, typing, answer])[2]?.quote?.text, "Hi");
});

test("a variable in the place of an id is named whole", () => {
  const lastInbound = "$".concat("{lastInboundId}");
  assert.deepEqual(notes({ type: "pin", pin: { message_id: lastInbound } }), [`Pins message ${lastInbound}`]);
});

test("media are quoted with their icons", () => {
  const icons = [
    { type: "audio", audio: { id: "1", voice: true } },
    { type: "audio", audio: { id: "1" } },
    { type: "sticker", sticker: { id: "1" } },
    { type: "contacts", contacts: [named("Dana")] },
    { type: "document", document: { id: "1" } },
  ].map(message => {
    const answer = { type: "text", text: { body: "See" }, context: { message_id: lastSent } };
    return bubbles([message, answer])[1]?.quote?.icon;
  });
  assert.deepEqual(icons, ["mic", "headphones", "sticker", "contact-round", "file-text"]);
});

for (const [folder, undrawn] of [
  ["samples", []],
  // Its type is a variable, and known only when it is sent.
  ["test/fixtures/valid", ["variable-as-type.wamsg.json"]],
] as const) {
  test(`every message of ${folder} that has a type has a drawing`, () => {
    const files = readdirSync(join(root, folder)).filter(name => name.endsWith(".wamsg.json"));
    assert.ok(files.length > 20);
    const missing = files.filter(name =>
      bubbles(readFileSync(join(root, folder, name), "utf8")).some(
        bubble =>
          bubble.blocks.length === 0 ||
          [bubble, ...bubble.cards].some(it => parts(it).some(part => part.includes("not drawn yet"))),
      ),
    );
    assert.deepEqual(missing, undrawn);
  });
}
