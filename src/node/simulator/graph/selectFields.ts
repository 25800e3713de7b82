import type { Fields } from "../../../core/delivery/fields.ts";
import { genericError } from "../graphError.ts";

/** The fields an object has, each worked out when it is asked for; `undefined` is left out of the answer. */
export type FieldReaders = Readonly<Record<string, () => unknown>>;

/**
 * What `?fields=` asks for, else the fields that come by themselves; `id` always comes. A field that the object does not have
 * is refused as Graph refuses it.
 */
export function selectFields(
  nodeType: string,
  readers: FieldReaders,
  usual: readonly string[],
  query: URLSearchParams,
): Fields {
  const asked = fieldNames(query.get("fields") ?? "");
  const names = new Set([...(asked.length > 0 ? asked : usual), "id"]);
  const selected: Record<string, unknown> = {};
  for (const name of names) {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!read)
      throw genericError(
        100,
        `(#100) Tried accessing nonexisting field (${name.slice(0, 80)}) on node type (${nodeType})`,
      );
    const value = read();
    if (value !== undefined) selected[name] = value;
  }
  return selected;
}

/** The names in `a,b{c,d},e.limit(5)`: what is asked of a field's own fields is not looked at. */
function fieldNames(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = "";
  for (const character of `${list},`) {
    if (character === "{" || character === "(") depth++;
    else if (character === "}" || character === ")") depth--;
    else if (character === "," && depth <= 0) {
      const bare = name.split(".", 1)[0]?.trim();
      if (bare) names.push(bare);
      name = "";
    } else if (depth <= 0) name += character;
  }
  return names;
}
