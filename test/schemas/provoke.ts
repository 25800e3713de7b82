import { type AppliedLimit, applicableLimits } from "./applicableLimits.ts";
import { fits, isAbout, type LimitBase, type LimitRow, problemsOf, weight } from "./limitRows.ts";
import { isSchema } from "./readSchemas.ts";

/** What happened to a payload whose value was moved to a limit, and to one that was moved beyond. */
export interface Provoked {
  /** A payload whose value is exactly at the limit, and which is as right as it was before. */
  readonly at: unknown;
  /** A payload whose value is just beyond, which is found at this value. */
  readonly beyond: unknown;
}

/** Moves the value of one of a row's payloads to its limit and beyond; `undefined` where none of them shows both. */
export function provoke(row: LimitRow): Provoked | undefined {
  for (const base of row.bases) {
    const at = candidatesAt(base).find(value => passes(row, base, value));
    if (at === undefined) continue;
    const beyond = candidatesBeyond(base).find(value => isFound(row, base, value));
    if (beyond !== undefined)
      return {
        at: changed(base.payload, base.limit.pointer, at),
        beyond: changed(base.payload, base.limit.pointer, beyond),
      };
  }
  return undefined;
}

/** At the limit nothing is said that was not said of the payload before, but for what is wrong about other limits' advice. */
function passes(row: LimitRow, { payload, limit }: LimitBase, value: unknown): boolean {
  const moved = changed(payload, limit.pointer, value);
  if (!keeps(moved, limit)) return false;
  const before = new Set(problemsOf(payload).map(it => `${it.code} ${it.pointer}`));
  return problemsOf(moved).every(
    it =>
      before.has(`${it.code} ${it.pointer}`) ||
      weight[it.severity] < weight[row.severity] ||
      it.severity === "info",
  );
}

/** The same limit still holds for the value, which is exactly at it. */
function keeps(payload: unknown, { path, keyword, pointer }: AppliedLimit): boolean {
  const limit = applicableLimits(payload).find(
    it => it.path === path && it.keyword === keyword && it.pointer === pointer,
  );
  return limit !== undefined && fits(limit);
}

function isFound(row: LimitRow, { payload, limit }: LimitBase, value: unknown): boolean {
  const moved = changed(payload, limit.pointer, value);
  const here = applicableLimits(moved).find(
    it => it.path === limit.path && it.keyword === limit.keyword && it.pointer === limit.pointer,
  );
  return (
    here !== undefined &&
    !fits(here) &&
    problemsOf(moved).some(problem => isAbout(problem, row, limit.pointer))
  );
}

function candidatesAt({ limit }: LimitBase): unknown[] {
  const bound = Number(limit.limit);
  switch (limit.keyword) {
    case "pattern":
      return fits(limit) ? [limit.value] : [];
    case "exclusiveMinimum":
      return [bound + 0.001, bound + 1];
    case "exclusiveMaximum":
      return [bound - 0.001, bound - 1];
    case "minimum":
    case "maximum":
      return [bound];
    case "minLength":
      // Where a form asks for more than the shortest text, or a card for what the others have, it is what is there.
      return [...sized(limit, bound), ...(fits(limit) ? [limit.value] : [])];
    default:
      return sized(limit, bound);
  }
}

function candidatesBeyond({ limit }: LimitBase): unknown[] {
  const bound = Number(limit.limit);
  switch (limit.keyword) {
    case "pattern":
      return misshapen(String(limit.value)).filter(value => !fits({ ...limit, value }));
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return [bound];
    case "minimum":
      return [bound - 1, bound - 0.001];
    case "maximum":
      return [bound + 1, bound + 0.001];
    default:
      return sized(limit, bound + (limit.keyword.startsWith("max") ? 1 : -1));
  }
}

/** Values of a size, made of the one that is there. */
function sized({ value }: AppliedLimit, size: number): unknown[] {
  if (size < 0) return [];
  if (typeof value === "string") {
    // An emoji counts as one character, as every code point does.
    const text = value.includes("${") ? "" : value;
    return ["👍", "a", "1", "A"].map(filler => [...`${text}${filler.repeat(size)}`].slice(0, size).join(""));
  }
  if (Array.isArray(value)) {
    const items = Array.from({ length: size }, (_, index) => value[index] ?? another(value.at(-1), index));
    return value.length === 0 && size > 0 ? [] : [items];
  }
  if (!isSchema(value)) return [];
  const added = Array.from({ length: size }, (_, index) => [`key${index}`, "value"] as const);
  return [Object.fromEntries([...Object.entries(value), ...added].slice(0, size))];
}

/** A copy of an item that differs from it wherever items must not be the same. */
function another(item: unknown, index: number, key = ""): unknown {
  if (Array.isArray(item)) return item.slice(0, 1).map(it => another(it, index));
  if (isSchema(item))
    return Object.fromEntries(
      Object.entries(item).map(([name, value]) => [name, another(value, index, name)]),
    );
  if (key === "card_index") return index;
  if (key === "index") return String(index);
  return typeof item === "string" && /^(id|title|parameter_name|product_retailer_id)$/.test(key)
    ? `${key}${"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[index] ?? index}`
    : item;
}

/** Texts of which one is not of the form that is asked for, whatever that is. */
const misshapen = (value: string): string[] => [
  ...["!", " ", "\n", "€", "1", "?", "/"].map(more => value + more),
  ...[" ", "!", "x", "0"].map(before => before + value),
  ...[
    "x",
    "0",
    "91",
    "181",
    "😀",
    "a.b",
    "A",
    "ftp://x",
    "https://",
    "\n\n\n",
    "a     b",
    "a\tb",
    "file",
    "XYZ",
  ],
  value.slice(0, -1),
  value + value,
];

/** A payload with another value at a pointer. */
function changed(payload: unknown, pointer: string, value: unknown): unknown {
  const [, key, ...rest] = pointer.split("/");
  if (key === undefined) return value;
  const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
  const inner = (old: unknown) => changed(old, rest.map(part => `/${part}`).join(""), value);
  if (Array.isArray(payload))
    return payload.map((item, index) => (String(index) === name ? inner(item) : item));
  return isSchema(payload) ? { ...payload, [name]: inner(payload[name]) } : payload;
}
