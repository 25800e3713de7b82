import type { Node } from "jsonc-parser";
import type { Span } from "../problem.ts";

/** A value in the tree, and the property that holds it, if one does. */
export interface Place {
  readonly node: Node;
  /** The key's own node, with its quotes; `undefined` for the root and for items of arrays. */
  readonly key: Node | undefined;
  /** The property node: key, colon and value. */
  readonly property: Node | undefined;
}

/** Finds the value that a JSON Pointer names below `root`; `undefined`: there is none. */
export type Locate = (pointer: string) => Place | undefined;

/** Prepares finding by pointer. Of a key that is given twice the last one is found, which is the one that counts. */
export function locator(root: Node): Locate {
  const propertiesOf = new Map<Node, Map<string, Node>>();

  function property(object: Node, key: string): Node | undefined {
    let properties = propertiesOf.get(object);
    if (!properties) {
      properties = new Map((object.children ?? []).map(child => [String(child.children?.[0]?.value), child]));
      propertiesOf.set(object, properties);
    }
    return properties.get(key);
  }

  return pointer => {
    let place: Place | undefined = { node: root, key: undefined, property: undefined };
    for (const segment of segments(pointer)) {
      if (!place) return undefined;
      place =
        place.node.type === "array" ? itemAt(place.node, segment) : propertyAt(property(place.node, segment));
    }
    return place;
  };
}

/** The parts of a JSON Pointer, unescaped (RFC 6901). */
export const segments = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map(part => part.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The pointer of a property or item below another one. */
export const below = (pointer: string, key: string | number): string =>
  typeof key === "string" && /[~/]/.test(key)
    ? `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`
    : `${pointer}/${key}`;

export const spanOf = (node: Node): Span => ({ start: node.offset, end: node.offset + node.length });

/** What to mark when something is missing in a value: its key, or its opening bracket. */
export const openingOf = (place: Place): Span =>
  place.key
    ? spanOf(place.key)
    : { start: place.node.offset, end: place.node.offset + Math.min(1, place.node.length) };

function itemAt(array: Node, segment: string): Place | undefined {
  const node = array.children?.[Number(segment)];
  return node && { node, key: undefined, property: undefined };
}

function propertyAt(property: Node | undefined): Place | undefined {
  const [key, node] = property?.children ?? [];
  return key && node && { node, key, property };
}
