/** The candidate that was probably meant; `undefined` where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const plain = withoutStyle(word);
  const same = candidates.find(it => withoutStyle(it) === plain);
  if (same !== undefined) return same;
  const ranked = candidates
    .map(candidate => ({ candidate, distance: editDistance(plain, withoutStyle(candidate)) }))
    .filter(({ candidate, distance }) => distance <= allowance(Math.min(word.length, candidate.length)))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

/** `previewUrl`, `preview-url` and `Preview_URL` are the same word in other clothes. */
const withoutStyle = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, "");

/** One slip in a short word, two from six letters on, three from ten. */
const allowance = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3);

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        cell(last, j) + 1,
        cell(row, j - 1) + 1,
        cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? cell(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

const cell = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
