import type { Fields } from "./fields.ts";
import { fieldsOf } from "./fields.ts";
import { oneLine } from "./oneLine.ts";

/**
 * The value of a change that Wamsg has no reading of its own for, in one line: its plain members and those of the first
 * item of its lists, without the envelope.
 */
export function summariseChange(value: Fields): string {
  const members = Object.entries(value).filter(([name]) => !envelope.has(name));
  const said = members.flatMap(([name, member]) => {
    const inner = fieldsOf(Array.isArray(member) ? member[0] : member);
    return inner ? Object.entries(inner).flatMap(plain) : plain([name, member]);
  });
  return oneLine(said.slice(0, 8).join(", ")) || "no content";
}

function plain([name, member]: [string, unknown]): string[] {
  const shown = typeof member === "string" || typeof member === "number" || typeof member === "boolean";
  return shown ? [`${oneLine(name, 40)} ${oneLine(String(member), 80)}`] : [];
}

const envelope: ReadonlySet<string> = new Set(["messaging_product", "metadata", "contacts"]);
