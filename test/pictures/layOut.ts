import type { Cell } from "./sheet.ts";

/** Where a cell's picture stands on its sheet, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: Readonly<Record<string, Place>>;
}

const columns = 6;
const gap = 16;
/** Room for the name above a picture. */
export const caption = 22;

/** Puts each cell, in order, into the column that is the shortest so far. */
export function layOut(cells: readonly Pick<Cell, "kind" | "width" | "height">[]): Layout {
  const width = Math.max(...cells.map(cell => cell.width));
  const bottoms = Array.from({ length: columns }, () => gap);
  const places: Record<string, Place> = {};
  for (const cell of cells) {
    const column = bottoms.indexOf(Math.min(...bottoms));
    const y = (bottoms[column] ?? 0) + caption;
    places[cell.kind] = { x: gap + column * (width + gap), y, width: cell.width, height: cell.height };
    bottoms[column] = y + cell.height + gap;
  }
  return { width: gap + columns * (width + gap), height: Math.max(...bottoms), places };
}
