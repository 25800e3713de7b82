import assert from "node:assert/strict";
import { test } from "node:test";
import { interactive, said } from "./messages.ts";

const button = (title: string): unknown =>
  interactive("button", { action: { buttons: [{ type: "reply", reply: { id: "1", title } }] } });

for (const title of ["今すぐ予約を確認して変更するにはこちらを", "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉"]) {
  test(`notes that ${title} is too wide for a phone, though not too long`, () => {
    assert.deepEqual(said(button(title)), [`info label-cut "${title}"`]);
  });
}

for (const title of [
  "Reschedule the visit",
  "RESCHEDULE THE VISIT",
  "Перенести запись тут",
  "予約を確認する",
  "WWWWWWWWWWWWWWWWWWWW",
  "🇦🇹🇩🇪🇨🇭🇫🇷🇮🇹🇪🇸🇵🇹🇬🇧",
  "👨‍👩‍👧‍👦👨‍👩‍👧",
  "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
]) {
  test(`takes ${title} for narrow enough`, () => {
    assert.deepEqual(said(button(title)), []);
  });
}

test("has less room on the card of a carousel", () => {
  const title = "NEUE BESTELLUNG TEST";
  const card = (index: number) => ({
    card_index: index,
    type: "cta_url",
    header: { type: "image", image: { link: "https://www.example.com/a.jpg" } },
    action: { name: "cta_url", parameters: { display_text: title, url: "https://www.example.com" } },
  });
  assert.deepEqual(said(interactive("carousel", { action: { cards: [card(0), card(1)] } })), [
    `info label-cut "${title}"`,
    `info label-cut "${title}"`,
  ]);
  assert.deepEqual(said(button(title)), []);
});

test("leaves a label that is over its limit to the limit", () => {
  assert.deepEqual(said(button("予".repeat(500))), [`error too-long "${"予".repeat(500)}"`]);
});

test("says nothing of a label with a variable", () => {
  assert.deepEqual(said(button("予約を確認して変更する${day}")), []);
});
