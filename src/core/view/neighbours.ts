/**
 * Letters and digits of any script, with the marks that belong to them. Variation selectors and the keycap belong to
 * emoji, which are no word characters.
 */
const word = /^[[\p{L}\p{N}\p{M}]--[\uFE00-\uFE0F\u20E3]]/v;

/** Whether a letter or digit ends right before `at`. */
export function isWordBefore(text: string, at: number): boolean {
  if (at <= 0) return false;
  const code = text.charCodeAt(at - 1);
  if (code < 128) return isAsciiWord(code);
  const low = code >= 0xdc00 && code <= 0xdfff;
  return word.test(text.slice(low ? at - 2 : at - 1, at));
}

/** Whether a letter or digit begins at `at`. */
export function isWordAfter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  return code < 128 ? isAsciiWord(code) : word.test(text.slice(at, at + 2));
}

/** Whether there is white space, or nothing, at `at`. */
export function isSpace(text: string, at: number): boolean {
  const character = text[at];
  return character === undefined || /\s/.test(character);
}

function isAsciiWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
