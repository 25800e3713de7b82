/** A place in a text: line and UTF-16 unit within it, both from 0. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets of a text into lines, in logarithmic time after one pass. Lines end with LF, CRLF or CR. */
export function linesOf(text: string): (offset: number) => LinePosition {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
}
