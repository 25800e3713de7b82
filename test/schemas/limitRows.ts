import { readdirSync, readFileSync } from "node:fs";
import { checkDocument } from "../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import type { Problem, Severity } from "../../src/core/problem.ts";
import { readFixtures } from "../core/checks/readFixtures.ts";
import { type AppliedLimit, applicableLimits, type LimitKeyword } from "./applicableLimits.ts";
import { isSchema } from "./readSchemas.ts";

/** A limit at a place of a kind of message, and the files that show it. */
export interface LimitRow {
  /** The message type, with the type of an interactive message behind it; `message`: every kind. */
  readonly kind: string;
  /** The place as it is written in a sentence: `template.components[body].parameters[text].text`. */
  readonly place: string;
  readonly keyword: LimitKeyword;
  readonly limit: number | string;
  readonly code: string;
  readonly severity: Severity;
  /** Whether a rule says it, which sees more than one value at once. */
  readonly byRule: boolean;
  /** Payloads without a problem that the limit holds for, the smallest first. */
  readonly bases: readonly LimitBase[];
  /** Files whose value is exactly at the limit. */
  readonly at: readonly string[];
  /** Files whose value is found to be beyond. */
  readonly beyond: readonly string[];
}

export interface LimitBase {
  readonly payload: unknown;
  readonly limit: AppliedLimit;
}

/** The fixtures are written for a business in India that knows no variables. */
export const context = { country: "IN", variables: {} };

/** What no fixture has. */
const more: readonly (readonly [name: string, payload: unknown])[] = [
  ...["image", "video"].map(kind => [`carousel-${kind}-by-id`, carousel(kind)] as const),
  [
    "header-sub-text",
    {
      messaging_product: "whatsapp",
      to: "+15551234567",
      type: "interactive",
      interactive: {
        type: "button",
        header: { type: "text", text: "Title", sub_text: "More" },
        body: { text: "Hello" },
        action: { buttons: [{ type: "reply", reply: { id: "a", title: "A" } }] },
      },
    },
  ],
];

function carousel(kind: string): unknown {
  const card = (index: number) => ({
    card_index: index,
    type: "cta_url",
    header: { type: kind, [kind]: { id: `id-${index}` } },
    action: { name: "cta_url", parameters: { display_text: "Open", url: "https://www.example.com" } },
  });
  return {
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "interactive",
    interactive: { type: "carousel", body: { text: "Swipe" }, action: { cards: [card(0), card(1)] } },
  };
}

/** Every limit of every kind of message, in the order of kinds and places. */
export function limitRows(): LimitRow[] {
  const rows = new Map<string, Row>();
  for (const { name, payload } of validPayloads()) {
    for (const limit of applicableLimits(payload)) {
      const made = rowOf(payload, limit);
      const row = rows.get(keyOf(made)) ?? made;
      rows.set(keyOf(made), row);
      row.bases.push({ payload, limit });
      if (measure(limit) === limit.limit) row.at.add(name);
    }
  }
  for (const { name, text } of readFixtures("invalid")) {
    for (const { payload, problems } of brokenPayloads(text)) {
      for (const limit of applicableLimits(payload)) {
        const row = rows.get(keyOf(rowOf(payload, limit)));
        if (row && !fits(limit) && problems.some(it => isAbout(it, row, limit.pointer)))
          row.beyond.add(name.replace(".wamsg.json", ""));
      }
    }
  }
  return [...rows.values()]
    .filter((row, _, all) => !all.some(other => outdoes(other, row)))
    .map(row => ({
      ...row,
      bases: row.bases.toSorted((a, b) => size(a.payload) - size(b.payload)),
      at: [...row.at].sort(),
      beyond: [...row.beyond].sort(),
    }))
    .sort((a, b) => order(a).localeCompare(order(b), "en"));
}

/** A limit behind a stricter one for the same value can neither be reached nor broken alone. */
function outdoes(other: Row, row: Row): boolean {
  if (other.kind !== row.kind || other.place !== row.place || other.keyword !== row.keyword) return false;
  if (weight[other.severity] < weight[row.severity] || row.keyword === "pattern") return false;
  // A condition may leave one of them out.
  if (row.bases.some(base => !other.bases.some(it => it.payload === base.payload))) return false;
  return row.keyword.startsWith("max") ? other.limit < row.limit : other.limit > row.limit;
}

/** How grave a problem is. */
export const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

interface Row extends Omit<LimitRow, "bases" | "at" | "beyond"> {
  readonly bases: LimitBase[];
  readonly at: Set<string>;
  readonly beyond: Set<string>;
}

/** Whether a problem says that the value at a pointer breaks the limit of a row. */
export function isAbout(
  problem: Pick<Problem, "code" | "severity" | "pointer">,
  row: Pick<LimitRow, "code" | "severity" | "byRule">,
  pointer: string,
): boolean {
  if (problem.code !== row.code || problem.severity !== row.severity) return false;
  // Too many items are said of the first one too many, a rule's own of whichever value it sees.
  return (
    problem.pointer === pointer ||
    (problem.pointer.startsWith(`${pointer}/`) && isCount(row.code, row.byRule))
  );
}

const isCount = (code: string, byRule: boolean): boolean => byRule || /^too-many/.test(code);

function rowOf(payload: unknown, limit: AppliedLimit): Row {
  const { place } = limit;
  const kind = kindOf(payload, place);
  const rule = limit.schema["x-rule"];
  const code = String(rule ?? limit.schema["x-code"] ?? codes[limit.keyword]);
  const severity = severityOf(limit.schema["x-severity"]);
  return {
    kind,
    place,
    keyword: limit.keyword,
    limit: limit.limit,
    code,
    severity,
    byRule: rule !== undefined,
    bases: [],
    at: new Set(),
    beyond: new Set(),
  };
}

const keyOf = ({ kind, place, keyword, limit, severity }: Row): string =>
  [kind, place, keyword, limit, severity].join("\n");

const codes: Readonly<Record<LimitKeyword, string>> = {
  minLength: "too-short",
  maxLength: "too-long",
  minItems: "too-few-items",
  maxItems: "too-many-items",
  minProperties: "too-few-properties",
  maxProperties: "too-many-properties",
  minimum: "out-of-range",
  exclusiveMinimum: "out-of-range",
  maximum: "out-of-range",
  exclusiveMaximum: "out-of-range",
  pattern: "wrong-format",
};

const severityOf = (value: unknown): Severity => (value === "warning" || value === "info" ? value : "error");

/** The kind of message that a place belongs to. */
function kindOf(payload: unknown, place: string): string {
  const [first = ""] = place.split(/[.[]/);
  if (!isSchema(payload) || first !== payload.type) return "message";
  return first === "interactive" && isSchema(payload.interactive)
    ? `${first} ${String(payload.interactive.type)}`
    : first;
}

function measure({ keyword, value }: AppliedLimit): unknown {
  if (typeof value === "string" && keyword !== "pattern") return [...value].length;
  if (Array.isArray(value)) return value.length;
  return isSchema(value) ? Object.keys(value).length : value;
}

/** Whether a value keeps a limit. */
export function fits(limit: AppliedLimit): boolean {
  if (limit.keyword === "pattern") return new RegExp(String(limit.limit), "u").test(String(limit.value));
  const size = Number(measure(limit));
  const bound = Number(limit.limit);
  switch (limit.keyword) {
    case "exclusiveMinimum":
      return size > bound;
    case "exclusiveMaximum":
      return size < bound;
    default:
      return limit.keyword.startsWith("min") ? size >= bound : size <= bound;
  }
}

function validPayloads(): { name: string; payload: unknown }[] {
  const files = [...readFixtures("valid"), ...readFixtures("examples"), ...samples()];
  return [
    ...files.flatMap(({ name, text }) =>
      parseDocument(text).payloads.map(({ value }) => ({
        name: name.replace(".wamsg.json", ""),
        payload: value,
      })),
    ),
    ...more.map(([name, payload]) => ({ name, payload })),
  ].filter(({ payload }) => !hasErrors(payload));
}

const hasErrors = (payload: unknown): boolean => problemsOf(payload).some(it => it.severity === "error");

/** What is wrong with a payload that is a file of its own. */
export const problemsOf = (payload: unknown): Problem[] =>
  checkDocument(parseDocument(JSON.stringify(payload)), context);

function brokenPayloads(text: string): { payload: unknown; problems: Problem[] }[] {
  const document = parseDocument(text);
  if (document.faults.length > 0) return [];
  return document.payloads.map(({ value }) => ({ payload: value, problems: problemsOf(value) }));
}

function samples(): { name: string; text: string }[] {
  const folder = `${import.meta.dirname}/../../samples`;
  return readdirSync(folder)
    .filter(name => name.endsWith(".wamsg.json"))
    .map(name => ({ name: `samples/${name}`, text: readFileSync(`${folder}/${name}`, "utf8") }));
}

const size = (payload: unknown): number => JSON.stringify(payload).length;

const order = ({ kind, place, keyword, limit }: LimitRow): string =>
  [
    kind === "message" ? "" : kind,
    place,
    keyword.startsWith("min") ? "0" : keyword,
    String(limit).padStart(9, "0"),
  ].join("\n");
