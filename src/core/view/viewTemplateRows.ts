import { field, textOf } from "./jsonField.ts";
import { componentsOfType, firstParameter, type TemplatePart } from "./templatePart.ts";
import type { RowView } from "./view.ts";
import { viewRow } from "./viewRow.ts";
import { viewDefinedButton, viewSentButton } from "./viewTemplateButton.ts";
import { sheetOfButton } from "./viewTemplateSheet.ts";
import { codeOf } from "./viewTemplateText.ts";

/** Under a template there is room for three rows; of more, two and one that shows the others (preview §2.19). */
const room = 3;

/** Meta allows ten buttons. More are wrong, but some are drawn so that one sees them. */
const mostButtons = 20;

/** The buttons of a template or card: all that it has where it is known, else those that something is sent for. */
export function viewTemplateButtons(part: TemplatePart): RowView[] {
  const components = componentsOfType(part, "button");
  const asCode = codeOf(part) !== undefined || part.template?.category === "AUTHENTICATION";
  if (part.content === undefined) {
    // A product's own button needs nothing to be sent.
    if (components.length === 0 && hasProduct(part))
      return [
        viewRow("View", part.owner, { name: "View product", ...sheetOfButton("spm", 0, undefined, part) }),
      ];
    return components.map(component => viewSentButton(component, asCode, part));
  }
  return part.content.buttons.map((button, index) =>
    viewDefinedButton(
      button,
      index,
      components.find(it => textOf(field(it, "index")) === String(index)) ??
        (button.type === "VOICE_CALL" ? components.find(it => field(it, "index") === undefined) : undefined),
      part,
      asCode && index === 0,
    ),
  );
}

function hasProduct(part: TemplatePart): boolean {
  const parameter = firstParameter(componentsOfType(part, "header")[0]);
  return textOf(field(parameter, "type"))?.toLowerCase() === "product";
}

/** The rows that stand under a template with these buttons. */
export function rowsFor(buttons: readonly RowView[], { owner }: TemplatePart): readonly RowView[] {
  if (buttons.length <= room) return buttons;
  const hidden = buttons.slice(room - 1);
  return [
    ...buttons.slice(0, room - 1),
    viewRow("See all options", owner, {
      icon: "list",
      name: `See all options, ${hidden.length} more`,
      sheet: {
        title: "All options",
        sections: [],
        omitted: Math.max(0, hidden.length - mostButtons),
        buttons: hidden.slice(0, mostButtons),
      },
    }),
  ];
}
