/** Bodies that were parsed when they came in, for as long as somebody holds their bytes. */
const parsed = new WeakMap<Buffer, unknown>();

/** Remembers what the bytes of a webhook say, so that a thousand updates are parsed once on their way to the state. */
export function rememberBody(raw: Buffer, body: unknown): void {
  parsed.set(raw, body);
}

/** What the bytes say. Throws `SyntaxError` where they are no JSON. */
export function parsedBody(raw: Buffer): unknown {
  return parsed.has(raw) ? parsed.get(raw) : JSON.parse(raw.toString("utf8"));
}
