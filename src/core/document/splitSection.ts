import type { Node } from "jsonc-parser";
import type { Edit } from "../problem.ts";
import { replaceLaidOut } from "./edits.ts";
import type { WamsgDocument } from "./parseDocument.ts";

/** A list has at most as many sections (Messages §§8.2, 8.9). */
const maximumSections = 10;

/** A section's title has at most as many characters (Messages §§8.2, 8.9). */
const longestTitle = 24;

/**
 * Splits the section of a list at an offset in two, each with half of its rows or products and a title of its own, which several
 * sections need; `undefined` where there is none that can be split.
 */
export function splitSection(
  { root, faults }: WamsgDocument,
  text: string,
  offset: number,
): Edit[] | undefined {
  if (!root || faults.length > 0) return undefined;
  const section = sectionAt(root, offset);
  const sections = section?.parent;
  if (!section || !sections || (sections.children ?? []).length >= maximumSections) return undefined;
  const value: Record<string, unknown> = JSON.parse(
    text.slice(section.offset, section.offset + section.length),
  );
  const name = listOf(value);
  const items = name === undefined ? undefined : value[name];
  if (name === undefined || !Array.isArray(items) || items.length < 2) return undefined;
  const half = Math.ceil(items.length / 2);
  const title = typeof value.title === "string" && value.title !== "" ? value.title : "Section";
  const parts = [
    { ...value, title, [name]: items.slice(0, half) },
    { ...value, title: numbered(title), [name]: items.slice(half) },
  ];
  const all: unknown[] = JSON.parse(text.slice(sections.offset, sections.offset + sections.length));
  all.splice((sections.children ?? []).indexOf(section), 1, ...parts);
  return [replaceLaidOut(text, sections, all)];
}

/** The innermost object around an offset that is an item of `sections`. */
function sectionAt(node: Node, offset: number): Node | undefined {
  if (offset < node.offset || offset > node.offset + node.length) return undefined;
  for (const child of node.children ?? []) {
    const found = sectionAt(child, offset);
    if (found) return found;
  }
  const property = node.parent?.type === "array" ? node.parent.parent : undefined;
  return node.type === "object" && property?.children?.[0]?.value === "sections" ? node : undefined;
}

const listOf = (section: Record<string, unknown>): "rows" | "product_items" | undefined =>
  Array.isArray(section.rows) ? "rows" : Array.isArray(section.product_items) ? "product_items" : undefined;

const numbered = (title: string): string =>
  `${[...title]
    .slice(0, longestTitle - 2)
    .join("")
    .trimEnd()} 2`;
