import type { Node } from "jsonc-parser";
import { callTap, copyTap, quickReplyTap } from "../replies/rowTaps.ts";
import type { Tap } from "../replies/tap.ts";
import { clipped, field, items, spanOf, textOf } from "./jsonField.ts";
import type { IconName, RowView } from "./view.ts";

interface ButtonKind {
  readonly icon: IconName | undefined;
  /** What the button is; a fixed label of the client where there is one. */
  readonly label: string;
  /** The client words it itself, so this is the true label. */
  readonly fixed?: true;
  /** Where the button's own value stands in its parameter. */
  readonly value: string;
}

/** Icons and fixed labels: preview §2.19. */
const kinds: Readonly<Record<string, ButtonKind>> = {
  quick_reply: { icon: "reply", label: "Quick reply", value: "payload" },
  url: { icon: "square-arrow-out-up-right", label: "Link", value: "text" },
  phone_number: { icon: "phone", label: "Call", value: "text" },
  voice_call: { icon: "phone", label: "Voice call", value: "payload" },
  copy_code: { icon: "copy", label: "Copy offer code", fixed: true, value: "coupon_code" },
  flow: { icon: undefined, label: "Flow", value: "flow_token" },
  catalog: { icon: undefined, label: "View catalog", fixed: true, value: "text" },
  mpm: { icon: undefined, label: "View items", fixed: true, value: "text" },
  order_details: { icon: undefined, label: "Review and pay", fixed: true, value: "text" },
};

/** A button of a template: its kind and the value sent for it. The label is part of the template at Meta. */
export function viewTemplateButton(component: Node): RowView {
  const subType = (textOf(field(component, "sub_type")) ?? "").toLowerCase();
  const kind = (Object.hasOwn(kinds, subType) && kinds[subType]) || undefined;
  const parameter = items(field(component, "parameters"))[0];
  const value = textOf(field(parameter, kind?.value ?? "text"));
  const index = textOf(field(component, "index"));
  const label = kind?.label ?? (subType ? clipped(subType, 40) : "Button");
  const shown = kind?.fixed || index === undefined ? label : `${label} · button ${buttonNumber(index)}`;
  const detail = value ? clipped(value, 120) : undefined;
  return {
    icon: kind?.icon,
    label: shown,
    faint: !kind?.fixed,
    detail,
    name: [shown, detail].filter(Boolean).join(" "),
    span: spanOf(component),
    sheet: undefined,
    tap: tapOf(subType, index, label, value),
  };
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
    case "voice_call":
      return callTap(undefined);
    case "copy_code":
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

/** The API counts from 0, people from 1. */
function buttonNumber(index: string): string {
  return /^\d{1,2}$/.test(index) ? String(Number(index) + 1) : clipped(index, 10);
}
