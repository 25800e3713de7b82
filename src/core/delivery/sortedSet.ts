/** Compares two keys part by part; numbers before texts. */
export type Key = readonly (number | string)[];

export function compareKeys(one: Key, other: Key): number {
  for (const [i, left] of one.entries()) {
    const right = other[i] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/**
 * Two sorted lists as one, without what is in both, and without end: the first `limit` items remain. In whatever order and
 * however often such lists are joined, the outcome is the same.
 */
export function union<T>(
  one: readonly T[],
  other: readonly T[],
  keyOf: (item: T) => Key,
  limit: number,
): readonly T[] {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const joined: T[] = [];
  let i = 0;
  let j = 0;
  while (joined.length < limit) {
    const left = one[i];
    const right = other[j];
    if (left === undefined && right === undefined) break;
    const order = left === undefined ? 1 : right === undefined ? -1 : compareKeys(keyOf(left), keyOf(right));
    if (order <= 0) i++;
    if (order >= 0) j++;
    joined.push((order <= 0 ? left : right) as T);
  }
  return joined;
}

/** A list in order, without repetitions. */
export function sorted<T>(items: readonly T[], keyOf: (item: T) => Key, limit: number): readonly T[] {
  if (items.length < 2) return items;
  return items.map(item => [item]).reduce<readonly T[]>((all, item) => union(all, item, keyOf, limit), []);
}
