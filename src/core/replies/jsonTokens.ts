/** A stretch of JSON that is drawn in one colour. */
export interface JsonToken {
  readonly text: string;
  readonly kind: "key" | "string" | "word" | "plain";
}

/** JSON with line breaks and indents, in stretches of one colour; what is no JSON as it is. */
export function jsonTokens(text: string): JsonToken[] {
  const pretty = prettyJson(text);
  const tokens: JsonToken[] = [];
  let at = 0;
  for (const match of pretty.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null|-?\d[\d.eE+-]*)/g)) {
    const [whole, quoted, colon] = match;
    if (match.index > at) tokens.push({ text: pretty.slice(at, match.index), kind: "plain" });
    tokens.push({ text: quoted ?? whole, kind: quoted ? (colon ? "key" : "string") : "word" });
    at = match.index + (quoted ?? whole).length;
  }
  if (at < pretty.length) tokens.push({ text: pretty.slice(at), kind: "plain" });
  return tokens;
}

export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
