/** A value as it stands in a sentence: JSON, and no longer than a line. */
export function shown(value: unknown): string {
  // Of a megabyte no more is written than is shown.
  const beginning = typeof value === "string" && value.length > 120 ? value.slice(0, 120) : value;
  const text = JSON.stringify(beginning) ?? "nothing";
  const characters = [...text.slice(0, 120)];
  return characters.length > 48
    ? `${characters.slice(0, 44).join("")}…${typeof value === "string" ? '"' : ""}`
    : text;
}

/** `"a", "b" or "c"`. */
export function anyOf(values: readonly unknown[]): string {
  const words = values.map(shown);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** `1 button`, `3 buttons`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A name inside a sentence: "A button" becomes "a button", a quoted key stays as it is. */
export const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** What JSON calls the type of a value, with the value as it is written: a long number would lose its last digits. */
export function kindOf(value: unknown, written: string): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  switch (typeof value) {
    case "string":
      return `a string (${shown(value)})`;
    case "number":
      return `a number (${written.slice(0, 40)})`;
    case "boolean":
      return `${value}`;
    default:
      return "an object";
  }
}

/** What a schema's `type` asks for. */
export function typeWords(types: readonly string[]): string {
  const words: Readonly<Record<string, string>> = {
    string: "a string",
    number: "a number",
    integer: "a whole number",
    boolean: "true or false",
    object: "an object",
    array: "an array",
    null: "null",
  };
  return types.map(type => words[type] ?? type).join(" or ");
}

/** Unicode code points: what JSON Schema's `maxLength` counts, and the best reading of Meta's "characters". */
export function characterCount(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0;
    if (code < 0x10000) continue;
    count--;
    index++;
  }
  return count;
}
