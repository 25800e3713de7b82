/** A parsed JSON object whose members are still unknown. */
export type Fields = Readonly<Record<string, unknown>>;

/** The members of a JSON object; `undefined` for anything else, arrays included. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The items of an array; nothing where the value is no array. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Milliseconds since the epoch from Unix seconds, which Meta writes as a string in some places and a number in others. */
export function timeOf(value: unknown): number | undefined {
  const seconds = typeof value === "string" && /^\d{1,13}$/.test(value) ? Number(value) : value;
  const latest = 8.64e12;
  return typeof seconds === "number" && Number.isInteger(seconds) && seconds >= 0 && seconds <= latest
    ? seconds * 1000
    : undefined;
}
