import assert from "node:assert/strict";
import { test } from "node:test";
import { isOneEmoji } from "../../../../src/core/checks/rules/reactionEmoji.ts";
import { message, said } from "./messages.ts";

const reaction = (emoji: string): unknown => message("reaction", { message_id: "wamid.abc", emoji });

for (const emoji of ["🇦🇦", "👍‍👍", "👍‍❤️", "🐈‍🐕"]) {
  test(`warns that ${emoji} is built like an emoji, but is none`, () => {
    assert.deepEqual(said(reaction(emoji)), [`warning wrong-format "${emoji}"`]);
  });
}

for (const emoji of ["👍👍", "ok", ":)", "👍 ", "1", "❤️🔥"]) {
  test(`finds ${JSON.stringify(emoji)} once`, () => {
    assert.deepEqual(said(reaction(emoji)), [`error wrong-format "${emoji}"`]);
  });
}

test("takes an empty string, which takes the reaction back, and a variable", () => {
  assert.deepEqual(said(reaction("")), []);
  assert.deepEqual(said(reaction("${emoji}")), []);
});

test("takes every emoji of Unicode's list, with and without variation selectors", () => {
  const rejected = everyEmoji()
    .flatMap(emoji => [emoji, emoji.replaceAll("\ufe0f", "")])
    .filter(emoji => said(reaction(emoji)).length > 0);
  assert.deepEqual(rejected, []);
});

test("takes signs that are drawn as text", () => {
  for (const emoji of ["❤", "☺", "✔", "✌🏽", "❤︎", "1⃣", "©", "👁‍🗨", "⛹🏽‍♂"])
    assert.ok(isOneEmoji(emoji), emoji);
});

/** The emoji of one sign, with skin tones, keycaps, flags, and the families, professions and couples joined from them. */
function everyEmoji(): string[] {
  const listed = /^\p{RGI_Emoji}$/v;
  const signs = Array.from({ length: 0x1faff }, (_, code) => String.fromCodePoint(code)).filter(sign =>
    /\p{Emoji}/u.test(sign),
  );
  const tones = ["", "🏻", "🏼", "🏽", "🏾", "🏿"];
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(0x1f1e6 + index));
  const people = ["👨", "👩", "🧑"].flatMap(person => tones.map(tone => person + tone));
  const joined = people.flatMap(person => [
    ...signs.flatMap(sign => [`${person}\u200d${sign}`, `${person}\u200d${sign}\ufe0f`]),
    ...people.flatMap(other => [`${person}\u200d❤️\u200d${other}`, `${person}\u200d🤝\u200d${other}`]),
    ...["👦", "👧"].flatMap(child => people.map(other => `${person}\u200d${other}\u200d${child}\u200d👦`)),
  ]);
  const gendered = signs.flatMap(sign =>
    tones.flatMap(tone => ["♂️", "♀️"].map(gender => `${sign}${tone}\u200d${gender}`)),
  );
  return [
    ...signs.flatMap(sign => [sign, `${sign}\ufe0f`, ...tones.map(tone => sign + tone)]),
    ...[..."0123456789#*"].map(key => `${key}\ufe0f\u20e3`),
    ...letters.flatMap(one => letters.map(other => one + other)),
    ...["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏳️‍🌈", "🏳️‍⚧️", "🏴‍☠️", "🐕‍🦺", "🐈‍⬛", "🐻‍❄️", "😮‍💨", "❤️‍🔥"],
    ...joined,
    ...gendered,
  ].filter(emoji => listed.test(emoji));
}
