import type { CompletionItem } from "vscode-json-languageservice";
import { ownEditor } from "../schemas/languageService.ts";
import { at, type Kind, keys } from "./kinds.ts";

/** What the editor does for a kind, asked at a place of a payload that has one. */
export interface Help {
  /** Whether the name is offered where it belongs. */
  readonly name: boolean;
  /** The properties that are offered once the name is there; `undefined` where there are no others. */
  readonly properties: readonly string[] | undefined;
  /** What it says about the name. */
  readonly hover: string;
  /** Whether a whole object of the kind can be inserted. */
  readonly snippet: boolean;
}

const editor = ownEditor();
const cursor = "@cursor@";

export async function askEditor({ name, key }: Kind, payload: unknown, place: string): Promise<Help> {
  const object = at(payload, ...keys(place)) ?? {};
  const written = Object.entries(object).find(([property]) => property === key)?.[1];
  const names = await editor.completions(textOf(changed(payload, `${place}/${key}`, cursor), '"|"'));
  const inside = await editor.completions(
    textOf(changed(payload, place, { ...begun(object), [cursor]: 0 }), "|", `"${cursor}": 0`),
  );
  const hover = await editor.hover(
    textOf(changed(payload, `${place}/${key}`, cursor), `"${String(written)}|"`),
  );
  const whole = (await Promise.all(above(payload, place).map(text => editor.completions(text)))).flat();
  return {
    name: names.some(({ label }) => label === `"${name}"`),
    properties: Object.keys(object).length > 1 ? inside.map(({ label }) => label) : undefined,
    hover,
    snippet: whole.some(item => inserts(item, key, name)),
  };
}

/** The object as it is when only its types are written. */
function begun(object: object): object {
  const first = ["messaging_product", "to", "recipient_type", "status", "type", "sub_type"];
  return Object.fromEntries(Object.entries(object).filter(([name]) => first.includes(name)));
}

/** The texts in which such an object is about to be written: in its list, as its property, or as a file. */
function above(payload: unknown, place: string): string[] {
  const owner = place.slice(0, place.lastIndexOf("/"));
  const list = at(payload, ...keys(owner));
  if (place === "") return ["|"];
  return [
    textOf(
      changed(payload, Array.isArray(list) ? owner : place, Array.isArray(list) ? [cursor] : cursor),
      "|",
    ),
  ];
}

function inserts(
  { textEdit, insertText, insertTextFormat }: CompletionItem,
  key: string,
  name: string,
): boolean {
  const text = textEdit?.newText ?? insertText ?? "";
  return insertTextFormat === 2 && new RegExp(`"${key}": "(?:\\\\$\\\\{\\\\d+:)?${name}`).test(text);
}

const textOf = (payload: unknown, put: string, mark = `"${cursor}"`): string =>
  JSON.stringify(payload, undefined, 1).replace(mark, put);

/** A payload with another value at a pointer; `undefined` takes it away. */
export function changed(payload: unknown, pointer: string, value: unknown): unknown {
  const [key, ...rest] = keys(pointer);
  if (key === undefined) return value;
  const inner = changed(at(payload, key), rest.map(part => `/${part}`).join(""), value);
  if (Array.isArray(payload)) return payload.map((item, index) => (String(index) === key ? inner : item));
  return { ...Object(payload), [key]: inner };
}
