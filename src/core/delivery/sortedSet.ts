/** Less than 0 where one comes before the other, 0 where they are the same. */
export type Compare<T> = (one: T, other: T) => number;

/** `undefined` before everything else. */
export function compareParts<T extends number | string>(one: T | undefined, other: T | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  return one < other ? -1 : 1;
}

/**
 * Two sorted lists as one, without what is in both, and without end: the first `limit` items remain. In whatever order and
 * however often such lists are joined, the outcome is the same.
 */
export function union<T>(
  one: readonly T[],
  other: readonly T[],
  compare: Compare<T>,
  limit: number,
): readonly T[] {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const joined: T[] = [];
  let i = 0;
  let j = 0;
  while (joined.length < limit && (i < one.length || j < other.length)) {
    const left = one[i];
    const right = other[j];
    const order = left === undefined ? 1 : right === undefined ? -1 : compare(left, right);
    if (order <= 0) i++;
    if (order >= 0) j++;
    joined.push((order <= 0 ? left : right) as T);
  }
  return joined;
}

/** A list in order, without repetitions. */
export function sorted<T>(items: readonly T[], compare: Compare<T>, limit: number): readonly T[] {
  if (items.length < 2) return items;
  return items.map(item => [item]).reduce<readonly T[]>((all, item) => union(all, item, compare, limit), []);
}
