import type { Node } from "jsonc-parser";
import { permissionTap } from "../replies/rowTaps.ts";
import type { CallAnswer } from "../replies/tap.ts";
import { spanOf } from "./jsonField.ts";
import type { OptionView, SheetView } from "./view.ts";

/** The three answers to a request to be called, in words of our own (preview §2.19). */
export function viewPermissionSheet(node: Node): SheetView {
  const option = (id: CallAnswer, title: string, description: string): OptionView => ({
    title,
    description,
    faint: false,
    span: spanOf(node),
    tap: permissionTap(id),
  });
  return {
    title: "Choose preference",
    sections: [
      {
        title: undefined,
        rows: [
          option("always", "Always allow", "The business can call you at any time."),
          option("temporary", "Allow for 7 days", "After that it has to ask again."),
          option("never", "Don't allow", "The business cannot call you."),
        ],
      },
    ],
    omitted: 0,
  };
}
