/**
 * How wide a text of one line is, in widths of its font size (em): an estimate for the fonts of phones (Preview §3.7).
 * Wide letters and emoji count 1, capitals 0.65, all others 0.52; what is put onto the letter before it counts nothing.
 */
export function labelWidth(text: string): number {
  let width = 0;
  let joined = false;
  for (const character of text) {
    if (!joined) width += widthOf(character);
    joined = character === zeroWidthJoiner;
  }
  return width;
}

const zeroWidthJoiner = "\u200d";

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? capital : ordinary;
  if (nothing.test(character)) return 0;
  if (flagHalf.test(character)) return wide / 2;
  if (broad.test(character)) return wide;
  return /\p{Lu}/u.test(character) ? capital : ordinary;
}

const wide = 1;
const capital = 0.65;
const ordinary = 0.52;

/** Marks, joiners, variation selectors, tags and skin tones. */
const nothing = /[\p{M}\u200b-\u200f\u2060\ufeff\p{Emoji_Modifier}\u{e0020}-\u{e007f}]/u;
const flagHalf = /\p{Regional_Indicator}/u;
const broad =
  /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;
