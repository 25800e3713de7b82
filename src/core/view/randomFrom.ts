/**
 * Numbers from 0 to below 1 that are always the same for the same seed: Mulberry32 over an FNV-1a hash, small, even enough
 * for pictures, and the same everywhere.
 */
export function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of ten shades, always the same for the same text. */
export function shadeOf(seed: string): number {
  return Math.floor(randomFrom(seed)() * 10);
}
