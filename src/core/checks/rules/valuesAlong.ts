import { isObject } from "../finding.ts";

/** A value and where it is in the payload. */
export interface Found {
  readonly pointer: string;
  readonly value: unknown;
}

/** A way through a payload, part by part; `*` stands for every item of an array. No part holds `/` or `~`. */
export type Path = readonly string[];

/** Reads a way as it is written in a table: `action/buttons/* /reply/title`, without the space. */
export const path = (text: string): Path => text.split("/");

/** Every value at the end of a way, in the order of the document; none where the way breaks off. */
export function valuesAlong(value: unknown, way: Path, pointer = ""): readonly Found[] {
  const found: Found[] = [];
  collect(value, way, 0, pointer, found);
  return found;
}

function collect(from: unknown, way: Path, index: number, start: string, found: Found[]): void {
  let value = from;
  let pointer = start;
  for (let at = index; at < way.length; at++) {
    const part = way[at] ?? "";
    if (part === "*") {
      if (!Array.isArray(value)) return;
      for (let item = 0; item < value.length; item++)
        collect(value[item], way, at + 1, `${pointer}/${item}`, found);
      return;
    }
    if (!isObject(value) || !Object.hasOwn(value, part)) return;
    value = value[part];
    pointer += `/${part}`;
  }
  found.push({ pointer, value });
}
