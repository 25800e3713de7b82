import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import type { TemplateButton } from "../../templates/templateDefinition.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { counted, shown } from "../wording.ts";
import { type DefinedPart, definedParts } from "./definedParts.ts";
import { buttonComponent, insertComponent } from "./insertComponent.ts";
import type { ComponentPlace } from "./templateComponents.ts";

/** A component for a button that the template does not have, or not of this kind, and buttons left unfilled (Templates §2.5). */
export const templateButton: Rule = {
  code: "template-button",
  severity: "error",
  types: ["template"],
  check: payload =>
    definedParts(payload).flatMap(part => {
      const components = part.components.filter(({ type }) => type === "button");
      return [
        ...components.flatMap(component => present(payload, part, component)),
        ...absent(payload, part, components),
      ];
    }),
};

function present(
  payload: CheckedPayload,
  { name, content }: DefinedPart,
  component: ComponentPlace,
): RuleFinding[] {
  const index = indexOf(component);
  const subType = component.value.sub_type;
  if (index === undefined || typeof subType !== "string") return [];
  const kind = subType.toLowerCase();
  const button = content.buttons[index];
  if (!button) {
    const pointer = `${component.pointer}/index`;
    const has = content.buttons.length === 0 ? "no buttons" : counted(content.buttons.length, "button");
    const message = `There is no button ${index}: ${name} has ${has}, counted from 0.`;
    return [{ message, span: spanOf(placeAt(payload, pointer).node), pointer }];
  }
  const pointer = `${component.pointer}/sub_type`;
  const { node } = placeAt(payload, pointer);
  const fitting = Object.hasOwn(subTypes, button.type) ? subTypes[button.type] : undefined;
  if (Object.hasOwn(subTypes, button.type) && fitting !== kind && Object.values(subTypes).includes(kind)) {
    return [
      {
        message: `${described(button, index)} of ${name} is filled as ${fitting === undefined ? "nothing" : shown(fitting)}, not as ${shown(subType)}.`,
        span: spanOf(node),
        pointer,
        fixes: () =>
          fitting !== undefined
            ? [
                {
                  title: `Change to ${shown(fitting)}`,
                  edits: [replaceValue(node, fitting)],
                  preferred: true,
                },
              ]
            : [],
      },
    ];
  }
  if (button.type !== "URL" || kind !== "url" || !button.url || button.url.variables.length > 0) return [];
  const message = `${described(button, index)} of ${name} always leads to ${shown(button.url.text)}; there is nothing to fill in.`;
  return [{ message, span: spanOf(node), pointer }];
}

/** Buttons that cannot be sent without a value. */
function absent(
  payload: CheckedPayload,
  part: DefinedPart,
  components: readonly ComponentPlace[],
): RuleFinding[] {
  const filled = new Set(components.map(indexOf));
  return part.content.buttons.flatMap((button, index) => {
    if (!needsValue(button) || filled.has(index)) return [];
    return [
      {
        message: `${described(button, index)} of ${part.name} needs a value: a component of type "button" with the index ${index}.`,
        span: spanOf(placeAt(payload, part.mark).node),
        pointer: part.mark,
        property: { is: "missing", owner: part.owner, name: `button ${index} of ${part.name}` },
        fixes: () => {
          const component = buttonComponent(button, index);
          return component === undefined ? [] : insertComponent(payload, part, component);
        },
      },
    ];
  });
}

const needsValue = ({ type, url }: TemplateButton): boolean =>
  type === "URL"
    ? (url?.variables.length ?? 0) > 0
    : ["OTP", "COPY_CODE", "MPM", "ORDER_DETAILS"].includes(type);

/** How each kind of button is filled (Templates §§1.5, 2.3); nothing is sent for the others. */
const subTypes: Readonly<Record<string, string | undefined>> = {
  QUICK_REPLY: "quick_reply",
  URL: "url",
  OTP: "url",
  COPY_CODE: "copy_code",
  FLOW: "flow",
  CATALOG: "catalog",
  MPM: "mpm",
  VOICE_CALL: "voice_call",
  ORDER_DETAILS: "order_details",
  PHONE_NUMBER: undefined,
  SPM: undefined,
};

/** An index is a string or a number; a call button may have none, and then it is not compared. */
function indexOf({ value }: ComponentPlace): number | undefined {
  const { index } = value;
  if (typeof index === "number" && Number.isSafeInteger(index) && index >= 0) return index;
  return typeof index === "string" && /^\d{1,3}$/.test(index) ? Number(index) : undefined;
}

const described = ({ text }: TemplateButton, index: number): string =>
  text === "" ? `Button ${index}` : `Button ${index}, ${shown(text)},`;
