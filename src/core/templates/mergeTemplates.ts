import { type Node, parseTree } from "jsonc-parser";
import { appendItem, applyEdits, removeItem, replaceLaidOut } from "../document/edits.ts";
import { plainValue } from "../document/plainValue.ts";
import type { Edit } from "../problem.ts";

/** A template as the API lists it. */
export type PulledTemplate = Readonly<Record<string, unknown>>;

/** A templates file with what was pulled, and what changed in it. Templates are named as `order_update (en_US)`. */
export interface MergedTemplates {
  readonly text: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** In the file, with an ID that the API gave them once, but no longer there; still in `text` unless they were to be dropped. */
  readonly gone: readonly string[];
}

export interface MergeOptions {
  /** Whether what is {@link MergedTemplates.gone} leaves the file. */
  readonly dropGone: boolean;
  /** Whether templates written by hand get what they leave unsaid, such as their id; a simulator only makes that up. */
  readonly fillIn: boolean;
}

/**
 * Puts pulled templates into the text of a templates file. What did not change keeps its place and its layout, so that a diff
 * shows what did; new ones come behind, by name. `undefined` where the text is no templates file.
 */
export function mergeTemplates(
  text: string | undefined,
  pulled: readonly unknown[],
  options: MergeOptions,
): MergedTemplates | undefined {
  const fresh = new Map(pulled.flatMap(settled).map(template => [keyOf(template), template]));
  if (text === undefined || text.trim() === "") return whole(fresh);
  const list = listOf(text);
  if (!list) return undefined;
  const edits: Edit[] = [];
  const changed: string[] = [];
  const gone: string[] = [];
  for (const node of list.children ?? []) {
    const known = plainValue(node);
    const key = isObject(known) ? keyOf(known) : undefined;
    if (key === undefined || !isObject(known)) continue;
    const now = fresh.get(key);
    fresh.delete(key);
    if (!now) {
      if (known.id === undefined) continue; // written by hand: not from the API
      gone.push(key);
      if (options.dropGone) edits.push(removeItem(node));
    } else {
      const next = options.fillIn || known.id !== undefined ? now : onlyWhat(known, now);
      if (meaning(settled(known)[0]) === meaning(next)) continue;
      changed.push(key);
      edits.push(replaceLaidOut(text, node, next));
    }
  }
  const added = sorted(fresh);
  const kept = applyEdits(text, edits);
  return {
    text: appended(
      kept,
      added.map(([, template]) => template),
    ),
    added: added.map(([key]) => key),
    changed,
    gone,
  };
}

function whole(fresh: ReadonlyMap<string, PulledTemplate>): MergedTemplates {
  const added = sorted(fresh);
  const data = added.map(([, template]) => template);
  return {
    text: `${JSON.stringify({ data }, undefined, 2)}\n`,
    added: added.map(([key]) => key),
    changed: [],
    gone: [],
  };
}

/** One after the other, each laid out as the one before it. */
function appended(text: string, templates: readonly PulledTemplate[]): string {
  return templates.reduce((result, template) => {
    const list = listOf(result);
    return list ? applyEdits(result, [appendItem(result, list, template)]) : result;
  }, text);
}

/** The array of templates: the text itself, or its `data`. */
function listOf(text: string): Node | undefined {
  const errors: object[] = [];
  const root = parseTree(text, errors as [], { disallowComments: true });
  if (!root || errors.length > 0) return undefined;
  if (root.type === "array") return root;
  const data = root.children?.find(it => it.children?.[0]?.value === "data")?.children?.[1];
  return data?.type === "array" ? data : undefined;
}

/**
 * A template without what changes by itself: the address of a header's sample is signed anew with every answer, a quality
 * score is dated. Nothing for what has no name or language.
 */
function settled(value: unknown): PulledTemplate[] {
  if (!isObject(value) || typeof value.name !== "string" || typeof value.language !== "string") return [];
  const order = ["name", "parameter_format", "components", "language", "status", "category"];
  const entries = Object.entries(value).map(([key, it]) => [key, withoutSigned(key, it)] as const);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return [Object.fromEntries(entries.toSorted(([a], [b]) => rank(a) - rank(b)))];
}

function withoutSigned(key: string, value: unknown): unknown {
  if (key === "quality_score" && isObject(value)) return { score: value.score };
  return key === "components" ? withoutSamples(value) : value;
}

/** `example.header_handle` holds an address of Meta's that ends within days. */
function withoutSamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSamples);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, it]): [string, unknown][] => {
    if (key !== "example" || !isObject(it) || !("header_handle" in it)) return [[key, withoutSamples(it)]];
    const { header_handle: _, ...rest } = it;
    return Object.keys(rest).length > 0 ? [[key, rest]] : [];
  });
  return Object.fromEntries(kept);
}

const sorted = (fresh: ReadonlyMap<string, PulledTemplate>) =>
  [...fresh].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const keyOf = ({ name, language }: PulledTemplate): string => `${name} (${language})`;

/** What a template says of those members that another one has. */
const onlyWhat = (known: PulledTemplate, now: PulledTemplate): PulledTemplate =>
  Object.fromEntries(Object.entries(now).filter(([key]) => Object.hasOwn(known, key)));

/** The same for two templates that differ in the order of their keys only, or in what a file may leave unsaid. */
function meaning(template: PulledTemplate | undefined): string | undefined {
  const said = Object.entries(template ?? {}).filter(([key, it]) => canonical(it) !== canonical(unsaid[key]));
  return canonical(Object.fromEntries(said));
}

/** What the API answers where there is nothing to say. */
const unsaid: PulledTemplate = {
  parameter_format: "POSITIONAL",
  quality_score: { score: "UNKNOWN" },
  rejected_reason: "NONE",
};

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, it: unknown) =>
    isObject(it) ? Object.fromEntries(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1))) : it,
  );
}

const isObject = (value: unknown): value is PulledTemplate =>
  typeof value === "object" && value !== null && !Array.isArray(value);
