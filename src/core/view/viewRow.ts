import type { Node } from "jsonc-parser";
import { spanOf, wordsOf } from "./jsonField.ts";
import type { RowView } from "./view.ts";

/** Something to tap, with nothing more than its label. */
export function viewRow(label: string, node: Node, more: Partial<RowView> = {}): RowView {
  return {
    icon: undefined,
    label,
    faint: false,
    detail: undefined,
    name: label,
    span: spanOf(node),
    sheet: undefined,
    ...more,
  };
}

/** Something to tap whose label the payload says; where it does not yet, `missing` stands there. `does`: "Reply". */
export function viewNamedRow(
  title: Node | undefined,
  missing: string,
  node: Node,
  does: string,
  more: Partial<RowView> = {},
): RowView {
  const words = wordsOf(title);
  const label = words?.text ?? missing;
  return viewRow(label, node, {
    faint: words === undefined,
    name: `${does}: ${words?.text ?? `${missing[0]?.toLowerCase()}${missing.slice(1)}`}`,
    ...more,
  });
}
