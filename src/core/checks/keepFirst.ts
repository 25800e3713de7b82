import type { Node } from "jsonc-parser";
import type { Edit, Fix } from "../problem.ts";
import { type CheckedPayload, placeAt } from "./finding.ts";
import { counted } from "./wording.ts";

/**
 * Takes the item at a pointer out of its section, and all that come after it in this and in later sections, which would be
 * empty. `kept`: how many stay.
 */
export function keepFirst(payload: CheckedPayload, pointer: string, kept: number, item: string): Fix[] {
  const beyond = placeAt(payload, pointer).node;
  const items = beyond.parent;
  const section = items?.parent?.parent;
  const sections = section?.parent;
  if (!items || !section || !sections) return [];
  const at = (items.children ?? []).indexOf(beyond);
  const sectionAt = (sections.children ?? []).indexOf(section);
  const edits =
    at === 0 ? cutFrom(sections, sectionAt) : [...cutFrom(items, at), ...cutFrom(sections, sectionAt + 1)];
  return [{ title: `Keep the first ${counted(kept, item)} only`, edits }];
}

/** Never the first: something before it is kept. */
function cutFrom({ children = [] }: Node, from: number): Edit[] {
  const [before, last] = [children[from - 1], children.at(-1)];
  if (from >= children.length || !before || !last) return [];
  return [{ span: { start: before.offset + before.length, end: last.offset + last.length }, text: "" }];
}
