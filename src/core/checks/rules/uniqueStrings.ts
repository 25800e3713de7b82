import { below } from "../../document/locate.ts";
import { type CheckedPayload, isObject, itemsAt, valueAt } from "../finding.ts";
import type { Unique } from "./repeated.ts";

/** The strings named `name` of all reply buttons. */
export function replyButtonStrings(payload: CheckedPayload, name: "id" | "title"): Unique[] {
  if (!isInteractive(payload, "button")) return [];
  return itemsAt(payload, "interactive", "action", "buttons").flatMap((button, index) => {
    const reply = isObject(button) ? button.reply : undefined;
    const value = isObject(reply) ? reply[name] : undefined;
    return typeof value === "string"
      ? [{ pointer: `/interactive/action/buttons/${index}/reply/${name}`, value }]
      : [];
  });
}

/** The rows of all sections of a list. */
export function listRows(payload: CheckedPayload): { readonly pointer: string; readonly row: unknown }[] {
  if (!isInteractive(payload, "list")) return [];
  const sections = "/interactive/action/sections";
  return itemsAt(payload, "interactive", "action", "sections").flatMap((section, index) => {
    const rows = isObject(section) ? section.rows : undefined;
    const pointer = below(below(sections, index), "rows");
    return Array.isArray(rows)
      ? rows.map((row: unknown, number) => ({ pointer: below(pointer, number), row }))
      : [];
  });
}

const isInteractive = (payload: CheckedPayload, type: string): boolean =>
  payload.value.type === "interactive" && valueAt(payload, "interactive", "type") === type;
