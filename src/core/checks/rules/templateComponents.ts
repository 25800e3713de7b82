import { isObject, type PayloadValue } from "../finding.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** A component of a template or of one of its cards. */
export interface ComponentPlace {
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** In lower case: Meta's pages write it in both. */
  readonly type: string;
}

/** The components of a template and of each of its cards, one list for each of them (Templates §§1.2, 1.6). */
export function componentLists(payload: PayloadValue): readonly (readonly ComponentPlace[])[] {
  if (payload.value.type !== "template") return [];
  return ways.flatMap(way =>
    valuesAlong(payload.value, way).map(({ pointer, value }) => componentsAt(value, pointer)),
  );
}

/** The components of a template or a card. */
export const componentsAt = (owner: unknown, pointer: string): ComponentPlace[] =>
  valuesAlong(owner, everyComponent, pointer).flatMap(it =>
    isObject(it.value) ? [{ pointer: it.pointer, value: it.value, type: lowerCase(it.value.type) }] : [],
  );

/** The text parameters of a header or body: those that belong to the variables of a text. */
export function textParameters({ pointer, value, type }: ComponentPlace): ComponentPlace[] {
  if (type !== "header" && type !== "body") return [];
  return valuesAlong(value, everyParameter, pointer).flatMap(it =>
    isObject(it.value) && it.value.type === "text"
      ? [{ pointer: it.pointer, value: it.value, type: "text" }]
      : [],
  );
}

const lowerCase = (type: unknown): string => (typeof type === "string" ? type.toLowerCase() : "");

const ways = ["template", "template/components/*/cards/*"].map(path);
const everyComponent = path("components/*");
const everyParameter = path("parameters/*");
