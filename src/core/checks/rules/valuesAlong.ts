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
export function valuesAlong(value: unknown, way: Path, pointer = ""): Found[] {
  let found: Found[] = [{ pointer, value }];
  for (const part of way) {
    const next: Found[] = [];
    for (const it of found) step(it, part, next);
    if (next.length === 0) return next;
    found = next;
  }
  return found;
}

function step({ pointer, value }: Found, part: string, next: Found[]): void {
  if (part !== "*") {
    if (isObject(value) && Object.hasOwn(value, part))
      next.push({ pointer: `${pointer}/${part}`, value: value[part] });
    return;
  }
  if (!Array.isArray(value)) return;
  for (const [index, item] of value.entries()) next.push({ pointer: `${pointer}/${index}`, value: item });
}
