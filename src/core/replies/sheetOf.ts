import type { RowView, SheetView } from "../view/view.ts";
import { samplePlace } from "./tap.ts";

/** What a row opens for the customer; the screen on which a place is shared has one sample place. `undefined`: nothing. */
export function sheetOf({ sheet, tap, label, span }: RowView): SheetView | undefined {
  if (sheet || tap?.does !== "reply" || tap.tapped.kind !== "location") return sheet;
  const { name = "", address } = samplePlace;
  const place = { title: name, description: `${address} · a sample`, faint: false, span, tap };
  return { title: label, sections: [{ title: undefined, rows: [place] }], omitted: 0 };
}
