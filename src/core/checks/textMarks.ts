/** What a document's text holds somewhere, and without which some rules have nothing to find. */
export interface TextMarks {
  /** A web address. */
  readonly link: boolean;
  /** Something that may be a gap, such as `{{1}}` or `<NAME>`. */
  readonly gap: boolean;
  /** A character that may begin or end what is formatted, such as `*`. */
  readonly format: boolean;
  /** Something that may be half of a character. */
  readonly half: boolean;
}

export const everyMark: TextMarks = { link: true, gap: true, format: true, half: true };

/** Looks for the marks of a text, in one pass over the whole of it; where characters may be escaped, all may be there. */
export function marksOf(text: string): TextMarks {
  if (text.includes("\\u") || text.includes("\\/")) return everyMark;
  return {
    link: text.includes("://"),
    gap: gap.test(text),
    format: mayFormat(text),
    half: !text.isWellFormed(),
  };
}

const gap = /\{\{|"<|<[A-Z]{2}|\[[A-Za-z]|TODO|FIXME|XXX|lorem ipsum/i;

/** An underscore within a word, as keys have it, formats nothing; behind an escape such as `\n` there may be no word. */
function mayFormat(text: string): boolean {
  if (text.includes("*") || text.includes("~") || text.includes("`")) return true;
  for (let at = text.indexOf("_"); at >= 0; at = text.indexOf("_", at + 1)) {
    if (!isWordCharacter(text.charCodeAt(at - 1)) || text.charCodeAt(at - 2) === backslash) return true;
  }
  return false;
}

const isWordCharacter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x5f;

const backslash = 0x5c;
