/**
 * Forgets the first entries of a map that has more than its limit. Many at once and then none for a while: to find the first
 * entry of a map costs as much as entries were deleted before it.
 */
export function trim(map: Map<string, unknown> | Set<string>, limit: number): void {
  if (map.size <= limit) return;
  let excess = map.size - Math.max(1, Math.floor(limit * 0.95));
  for (const oldest of map.keys()) {
    if (excess-- <= 0) return;
    map.delete(oldest);
  }
}
