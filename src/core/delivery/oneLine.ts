/**
 * Text from outside, made fit for one line of a log or terminal: control characters (escape sequences among them), line
 * breaks and direction overrides become spaces, runs of space become one, and what is longer than `limit` code points
 * ends in "…".
 */
export function oneLine(text: string, limit = 200): string {
  // No more than a line can show has to be looked at, however long the text is.
  const start = text.slice(0, limit * 8).toWellFormed();
  const clean = start.replace(unfit, " ").replace(/\s+/g, " ").trim();
  const points = [...clean];
  const cut = points.length > limit || start.length < text.length;
  return cut
    ? `${points
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`
    : clean;
}

const unfit = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;
