import type { BubbleView, RowView } from "../src/core/view/view.ts";

/** Says which row of a bubble opens a sheet: of the bubble itself, of one of its cards, or of a sheet. */
export function rowKey(at: number, card?: number): string {
  return card === undefined ? `${at}` : `${card}:${at}`;
}

/** The key of a button that stands in the sheet of another row. */
export function innerKey(key: string, at: number): string {
  return `${key}>${at}`;
}

/** The row that a key means; `undefined`: it is not there any more. */
export function rowOf(bubble: BubbleView, key: string): RowView | undefined {
  const [outer = "", inner] = key.split(">");
  const [first, second] = outer.split(":").map(Number);
  if (first === undefined) return undefined;
  const row = second === undefined ? bubble.rows[first] : bubble.cards[first]?.rows[second];
  return inner === undefined ? row : row?.sheet?.buttons?.[Number(inner)];
}
