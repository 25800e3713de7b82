import type { Node } from "jsonc-parser";
import { callTap, contactTap, copyTap, linkTap, quickReplyTap } from "../replies/rowTaps.ts";
import type { Tap } from "../replies/tap.ts";
import type { TemplateButton } from "../templates/templateDefinition.ts";
import { fillText } from "./filledText.ts";
import { clipped, field, textOf } from "./jsonField.ts";
import { firstParameter, subTypeOf, type TemplatePart } from "./templatePart.ts";
import type { IconName, RowView } from "./view.ts";
import { viewRow } from "./viewRow.ts";
import { sheetOfButton } from "./viewTemplateSheet.ts";

interface ButtonKind {
  readonly icon: IconName | undefined;
  /** What the button is; a fixed label of the client where there is one. */
  readonly label: string;
  /** The client words it itself, so this is the true label. */
  readonly fixed?: true;
  /** What a screen reader says before the label, where the icon says something. */
  readonly does?: string;
  /** Where the button's own value stands in its parameter. */
  readonly value: readonly string[];
}

/** Icons and fixed labels: preview §2.19. */
const kinds: Readonly<Record<string, ButtonKind>> = {
  quick_reply: { icon: "reply", label: "Quick reply", does: "Reply", value: ["payload"] },
  url: { icon: "square-arrow-out-up-right", label: "Link", does: "Open link", value: ["text"] },
  phone_number: { icon: "phone", label: "Call", does: "Call", value: ["text"] },
  voice_call: { icon: "phone", label: "Voice call", does: "Call", value: ["payload"] },
  copy_code: { icon: "copy", label: "Copy offer code", fixed: true, value: ["coupon_code"] },
  otp: { icon: "copy", label: "Copy code", fixed: true, value: ["text"] },
  flow: { icon: undefined, label: "Flow", does: "Open form", value: ["action", "flow_token"] },
  catalog: { icon: undefined, label: "View catalog", fixed: true, value: [] },
  mpm: { icon: undefined, label: "View items", fixed: true, value: [] },
  spm: { icon: undefined, label: "View", fixed: true, value: [] },
  order_details: { icon: undefined, label: "Review and pay", fixed: true, value: [] },
  request_contact_info: { icon: undefined, label: "Share Contact Info", fixed: true, value: [] },
  call_permission_request: { icon: "chevron-down", label: "Choose preference", fixed: true, value: [] },
};

/** A button whose label is part of the template at Meta: its kind and the value that is sent for it. */
export function viewSentButton(component: Node, asCode: boolean, part: TemplatePart): RowView {
  const subType = asCode ? "otp" : subTypeOf(component);
  const kind = kindOf(subType);
  const value = sentValue(component, kind);
  const index = textOf(field(component, "index"));
  const label = kind?.label ?? (subType ? clipped(subType, 40) : "Button");
  const shown = kind?.fixed || index === undefined ? label : `${label} · button ${buttonNumber(index)}`;
  const detail = value && !asCode ? clipped(value, 120) : undefined;
  return viewRow(shown, component, {
    icon: kind?.icon,
    faint: !kind?.fixed,
    detail,
    name: [shown, asCode ? value : detail].filter(Boolean).join(" "),
    tap: tapOf(subType, index, label, value),
    ...sheetOfButton(subType, positionOf(index), component, part),
  });
}

/** A button of a template that is known, with its own label. `component` is what is sent for it, if anything is. */
export function viewDefinedButton(
  button: TemplateButton,
  index: number,
  component: Node | undefined,
  part: TemplatePart,
  asCode: boolean,
): RowView {
  const { owner } = part;
  const type = asCode ? "otp" : button.type.toLowerCase();
  const kind = kindOf(type);
  const value = component && sentValue(component, kind);
  const label = clipped(button.text || kind?.label || button.type, 1000);
  const code = kind?.icon === "copy" && value ? ` ${clipped(value, 40)}` : "";
  return viewRow(label, component ?? owner, {
    icon: kind?.icon,
    name: kind?.does ? `${kind.does}: ${label}` : `${label}${code}`,
    tap:
      type === "url" && button.url
        ? linkTap(fillText(button.url, component).text)
        : type === "phone_number"
          ? callTap(button.phoneNumber)
          : tapOf(type, String(index), label, value),
    ...sheetOfButton(type, index, component, part),
  });
}

function kindOf(subType: string): ButtonKind | undefined {
  return Object.hasOwn(kinds, subType) ? kinds[subType] : undefined;
}

function sentValue(component: Node, kind: ButtonKind | undefined): string | undefined {
  return textOf(field(firstParameter(component), ...(kind?.value ?? ["text"])));
}

function tapOf(
  subType: string,
  index: string | undefined,
  label: string,
  value: string | undefined,
): Tap | undefined {
  switch (subType) {
    case "quick_reply":
      return index !== undefined && /^\d{1,2}$/.test(index)
        ? quickReplyTap(Number(index), label, value)
        : undefined;
    case "url":
      return { does: "tell", text: linkOfTemplate(value) };
    case "phone_number":
      return callTap(undefined);
    case "request_contact_info":
      return contactTap;
    case "copy_code":
    case "otp":
      return copyTap(value);
    default:
      return undefined;
  }
}

/** The address itself is part of the template at Meta; a message only sends its end. */
function linkOfTemplate(end: string | undefined): string {
  return end
    ? `The phone would open the template's address with “${clipped(end, 80)}” at its end.`
    : "The phone would open the template's address.";
}

function positionOf(index: string | undefined): number {
  return index !== undefined && /^\d{1,2}$/.test(index) ? Number(index) : 0;
}

/** The API counts from 0, people from 1. */
function buttonNumber(index: string): string {
  return /^\d{1,2}$/.test(index) ? String(Number(index) + 1) : clipped(index, 10);
}
