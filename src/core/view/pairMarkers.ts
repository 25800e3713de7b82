import type { Style } from "./formatLine.ts";
import { isSpace, isWordAfter, isWordBefore } from "./neighbours.ts";

/** A `*`, `_` or `~` that formats. */
export interface Marker {
  readonly start: number;
  readonly style: Style;
  readonly opens: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const styles: Readonly<Record<string, Style>> = { "*": "bold", _: "italic", "~": "strike" };

/**
 * Pairs the markers of a line, outside of code and links, in one pass. The first opener takes the nearest closer of its
 * kind; a kind never nests in itself; where two pairs overlap, the one that closes first wins and the other's opener
 * stays literal. `linkEnds`: where each link ends once a closing marker behind it is given back to its style.
 */
export function pairMarkers(
  line: string,
  codes: readonly Range[],
  links: readonly Range[],
): { markers: Marker[]; linkEnds: number[] } {
  const markers: Marker[] = [];
  const linkEnds: number[] = [];
  const skipped = [
    ...codes.map(range => ({ ...range, link: false })),
    ...links.map(range => ({ ...range, link: true })),
  ].sort((a, b) => a.start - b.start);
  let open: { at: number; character: string; style: Style }[] = [];
  let next = 0;

  for (let at = 0; at < line.length; at++) {
    const range = skipped[next];
    if (range && at === range.start) {
      const end = range.link ? withoutClosers(line, range, open) : range.end;
      if (range.link) linkEnds.push(end);
      next++;
      at = end - 1;
      continue;
    }
    const character = line.charAt(at);
    const style = styles[character];
    if (style === undefined) continue;
    const opener = open.findIndex(it => it.character === character);
    if (opener >= 0) {
      const from = open[opener]?.at ?? at;
      if (at > from + 1 && !isSpace(line, at - 1) && !isWordAfter(line, at + 1)) {
        markers.push({ start: from, style, opens: true }, { start: at, style, opens: false });
        open = open.slice(0, opener);
      }
    } else if (!isWordBefore(line, at) && !isSpace(line, at + 1) && line[at + 1] !== character) {
      open.push({ at, character, style });
    }
  }
  return { markers: markers.sort((a, b) => a.start - b.start), linkEnds };
}

function withoutClosers(line: string, link: Range, open: readonly { character: string }[]): number {
  let end = link.end;
  while (end > link.start + 1 && open.some(it => it.character === line[end - 1])) end--;
  return end;
}
