import type { Node } from "jsonc-parser";
import { listRowTap } from "../replies/rowTaps.ts";
import { field, items, spanOf, wordsOf } from "./jsonField.ts";
import type { OptionView, RowView, SectionView } from "./view.ts";

/** Meta allows ten rows over all sections. More are wrong, but some are drawn so that one sees them. */
const mostOptions = 100;

/** The one row of a list message, and the sheet it opens. */
export function viewListRow(action: Node | undefined, owner: Node): RowView {
  const button = field(action, "button");
  const words = wordsOf(button);
  const title = words?.text ?? "No button text yet";
  return {
    icon: "list",
    label: title,
    faint: words === undefined,
    detail: undefined,
    name: `Open list: ${title}`,
    span: spanOf(button ?? action ?? owner),
    sheet: { title, ...viewSections(items(field(action, "sections"))) },
  };
}

function viewSections(nodes: readonly Node[]): { sections: SectionView[]; omitted: number } {
  const sections: SectionView[] = [];
  let room = mostOptions;
  let omitted = 0;
  for (const node of nodes) {
    const options = items(field(node, "rows"));
    if (room > 0) {
      // The client hides the heading of an only section without a title; so does a missing one.
      sections.push({ title: wordsOf(field(node, "title")), rows: options.slice(0, room).map(viewOption) });
    }
    omitted += Math.max(0, options.length - Math.max(0, room));
    room -= Math.max(1, options.length);
  }
  return { sections, omitted };
}

function viewOption(node: Node): OptionView {
  const title = wordsOf(field(node, "title"));
  return {
    title: title?.text ?? "No title yet",
    faint: title === undefined,
    description: wordsOf(field(node, "description"))?.text,
    span: spanOf(node),
    tap: listRowTap(node),
  };
}
