/** Keys under which a view says where in the document something is written; all other offsets are relative. */
const placed: ReadonlySet<string> = new Set(["span", "filled"]);

/** A view as it is when the text before it has become longer by so many UTF-16 units. */
export function moved<T>(view: T, by: number): T {
  return by === 0 ? view : (move(view, by, false) as T);
}

function move(value: unknown, by: number, isSpan: boolean): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(item => move(item, by, false));
  if (isSpan && isPlace(value)) return { start: value.start + by, end: value.end + by };
  // A copy first, so that most keys need not be looked at: few hold an object.
  const result: Record<string, unknown> = { ...value };
  for (const key in result) {
    const part = result[key];
    if (typeof part === "object" && part !== null) result[key] = move(part, by, placed.has(key));
  }
  return result;
}

/** Whether `after` is {@link moved} `before`, without making it. */
export function isMoved(before: unknown, after: unknown, by: number): boolean {
  return same(before, after, by, false);
}

function same(before: unknown, after: unknown, by: number, isSpan: boolean): boolean {
  if (before === after && (by === 0 || typeof before !== "object" || before === null)) return true;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null)
    return false;
  if (Array.isArray(before)) {
    return (
      Array.isArray(after) &&
      before.length === after.length &&
      before.every((item, at) => same(item, after[at], by, false))
    );
  }
  if (isSpan && isPlace(before) && isPlace(after))
    return before.start + by === after.start && before.end + by === after.end;
  const old = before as Readonly<Record<string, unknown>>;
  const now = after as Readonly<Record<string, unknown>>;
  let count = 0;
  for (const key in old) {
    count++;
    if (!same(old[key], now[key], by, placed.has(key)) || !Object.hasOwn(now, key)) return false;
  }
  return count === Object.keys(now).length;
}

function isPlace(value: object): value is { readonly start: number; readonly end: number } {
  return (
    "start" in value && typeof value.start === "number" && "end" in value && typeof value.end === "number"
  );
}
