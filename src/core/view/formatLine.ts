import type { Span } from "../problem.ts";
import { codeRanges } from "./codeRanges.ts";
import { findLinks, type Link } from "./findLinks.ts";
import { isSpace, isWordAfter, isWordBefore } from "./neighbours.ts";
import { type Marker, pairMarkers } from "./pairMarkers.ts";
import { splitRun } from "./splitRun.ts";

export type Style = "bold" | "italic" | "strike" | "mono" | "code" | "emoji" | "variable";

/** Characters that look alike. `start` and `end` are UTF-16 offsets of the source, without the markers around them. */
export interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly styles: readonly Style[];
  /** Where it leads: an `http`, `https`, `mailto` or `tel` address. */
  readonly link: string | undefined;
  /** Where the value is written that a template's text is filled with here. */
  readonly filled?: Span;
}

/** Reads the inline formatting of one line, `start` to `end` of a text without line breaks. */
export function formatLine(text: string, start: number, end: number): Run[] {
  const line = text.slice(start, end);
  if (line === "") return [];
  const codes = findCodes(line);
  const links = gaps(codes, line.length).flatMap(gap =>
    findLinks(line.slice(gap.start, gap.end)).map(link => shifted(link, gap.start)),
  );
  const { markers, linkEnds } = pairMarkers(line, codes, links);
  return cut(line, codes, links, linkEnds, markers).flatMap(run =>
    splitRun({ ...run, start: run.start + start, end: run.end + start }),
  );
}

interface Code {
  readonly start: number;
  readonly end: number;
  /** Length of the backticks at either side. */
  readonly fence: number;
}

/** Code wins over everything else: nothing is read inside it. Three backticks win over one. */
function findCodes(line: string): Code[] {
  if (!line.includes("`")) return [];
  const fenced = codeRanges(line).map(({ start, end }) => ({ start, end, fence: 3 }));
  return gaps(fenced, line.length)
    .flatMap(gap => singleBackticks(line, gap.start, gap.end))
    .concat(fenced)
    .sort((a, b) => a.start - b.start);
}

function singleBackticks(line: string, start: number, end: number): Code[] {
  const codes: Code[] = [];
  let open: number | undefined;
  for (let at = line.indexOf("`", start); at >= 0 && at < end; at = line.indexOf("`", at + 1)) {
    const closes =
      open !== undefined && at > open + 1 && !isSpace(line, at - 1) && !isWordAfter(line, at + 1);
    if (closes && open !== undefined) {
      codes.push({ start: open, end: at + 1, fence: 1 });
      open = undefined;
    } else if (
      open === undefined &&
      !isWordBefore(line, at) &&
      !isSpace(line, at + 1) &&
      line[at + 1] !== "`"
    ) {
      open = at;
    }
  }
  return codes;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function gaps(ranges: readonly Range[], length: number): Range[] {
  const result: Range[] = [];
  let at = 0;
  for (const range of ranges) {
    if (range.start > at) result.push({ start: at, end: range.start });
    at = range.end;
  }
  if (at < length) result.push({ start: at, end: length });
  return result;
}

function shifted(link: Link, by: number): Link {
  return { ...link, start: link.start + by, end: link.end + by };
}

/** Cuts a line at every marker, code and link, and leaves the markers out. */
function cut(
  line: string,
  codes: readonly Code[],
  links: readonly Link[],
  linkEnds: readonly number[],
  markers: readonly Marker[],
): Run[] {
  const pieces = [
    ...codes.map(code => ({ ...code, what: "code" as const })),
    ...links.map((link, index) => ({ ...link, end: linkEnds[index] ?? link.end, what: "link" as const })),
    ...markers.map(marker => ({ ...marker, end: marker.start + 1, what: "marker" as const })),
  ].sort((a, b) => a.start - b.start);
  const runs: Run[] = [];
  let styles: readonly Style[] = [];
  let at = 0;
  const push = (start: number, end: number, more: readonly Style[], link: string | undefined): void => {
    if (end > start)
      runs.push({
        text: line.slice(start, end),
        start,
        end,
        styles: more.length ? [...styles, ...more] : styles,
        link,
      });
  };
  for (const piece of pieces) {
    push(at, piece.start, [], undefined);
    at = piece.end;
    if (piece.what === "marker")
      styles = piece.opens ? [...styles, piece.style] : styles.filter(style => style !== piece.style);
    else if (piece.what === "link") push(piece.start, piece.end, [], hrefOf(piece, piece.end));
    else
      push(
        piece.start + piece.fence,
        piece.end - piece.fence,
        [piece.fence === 3 ? "mono" : "code"],
        undefined,
      );
  }
  push(at, line.length, [], undefined);
  return runs;
}

/** A closing marker at the end of an address belongs to the style, not to the address. */
function hrefOf(link: Link, end: number): string {
  const surplus = link.fullEnd - end;
  return surplus > 0 ? link.href.slice(0, -surplus) : link.href;
}
