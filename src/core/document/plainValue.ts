import type { Node } from "jsonc-parser";

/**
 * The value that a node stands for. Of a key that is given twice the last one counts, as in `JSON.parse`; `__proto__` is
 * a key like any other.
 */
export function plainValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plainValue);
  if (node.type !== "object") return node.value;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key && value) setOwn(object, String(key.value), plainValue(value));
  }
  return object;
}

/** Sets an own property whatever its name: plain assignment to `__proto__` would replace the prototype. */
export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
