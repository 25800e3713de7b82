/** What a text shows before it is parsed. */
export interface Outline {
  /** How deeply brackets are nested outside strings. */
  readonly deepest: number;
  /** Where the deepest bracket stands. */
  readonly at: number;
  /** How many colons stand outside strings; in JSON, one for each property. */
  readonly colons: number;
}

/** Linear and without recursion, for texts that a parser may choke on. */
export function outlineOf(text: string): Outline {
  let depth = 0;
  let deepest = 0;
  let at = 0;
  let colons = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (inString) {
      if (char === backslash) index++;
      else if (char === quote || char === lineFeed) inString = false;
    } else if (char === quote) inString = true;
    else if (char === colon) colons++;
    else if (char === openBrace || char === openBracket) {
      depth++;
      if (depth > deepest) {
        deepest = depth;
        at = index;
      }
    } else if (char === closeBrace || char === closeBracket) depth = Math.max(0, depth - 1);
  }
  return { deepest, at, colons };
}

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
