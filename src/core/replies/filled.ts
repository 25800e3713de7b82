import type { Entry } from "../view/sheetPage.ts";

/** What the customer put into a sheet before sending it. */
export interface Filled {
  /** Field names with their values; of a cart, products with their quantities. */
  readonly entries: readonly Entry[];
  /** What was chosen in place of filling in: a saved address, a way to pay. */
  readonly choice?: string | undefined;
  /** Words that go along with a cart. */
  readonly note?: string | undefined;
}

/** More fields, or longer ones, are no form that anybody fills in. */
const mostEntries = 200;
const longestName = 1000;
const longestValue = 4096;

/** Reads what the webview says was filled in; `undefined`: not understood. */
export function readFilled(value: unknown): Filled | undefined {
  if (typeof value !== "object" || value === null || !("entries" in value)) return undefined;
  if (!Array.isArray(value.entries) || value.entries.length > mostEntries) return undefined;
  const entries = value.entries.map(readEntry);
  const whole = entries.filter(entry => entry !== undefined);
  if (whole.length < entries.length) return undefined;
  const choice = "choice" in value ? value.choice : undefined;
  const note = "note" in value ? value.note : undefined;
  if (choice !== undefined && !isText(choice, longestName)) return undefined;
  if (note !== undefined && !isText(note, longestValue)) return undefined;
  return { entries: whole, ...(choice !== undefined && { choice }), ...(note !== undefined && { note }) };
}

function readEntry(entry: unknown): Entry | undefined {
  if (!Array.isArray(entry) || entry.length !== 2) return undefined;
  const [name, value]: unknown[] = entry;
  return isText(name, longestName) && name !== "" && isText(value, longestValue) ? [name, value] : undefined;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.length <= longest;
}
