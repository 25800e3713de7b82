import type { Node } from "jsonc-parser";
import { clipped, field, spanOf, textOf } from "./jsonField.ts";
import { componentsOfType, firstParameter, subTypeOf, type TemplatePart } from "./templatePart.ts";
import type { BlockView } from "./view.ts";
import type { ViewContext } from "./viewContext.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** From here on the client counts down (preview §2.19). */
const countdownMs = 48 * hourMs;

/** The card of a limited-time offer: its text, its end and its code; `undefined`: the template has none. */
export function viewOffer(part: TemplatePart): BlockView | undefined {
  const component = componentsOfType(part, "limited_time_offer")[0];
  const title = part.template?.offer;
  if (component === undefined && title === undefined) return undefined;
  const ends = field(firstParameter(component), "limited_time_offer", "expiration_time_ms");
  const endMs = Number(textOf(ends) || Number.NaN);
  const code = codeOf(part);
  return {
    block: "inset",
    icon: "gift",
    shade: undefined,
    title: title || "Limited-time offer",
    lines: [
      ...(component ? [endText(endMs, part.context)] : []),
      ...(code ? [`Code: ${clipped(code, 40)}`] : []),
    ],
    over: endMs <= part.context.nowMs,
    span: spanOf(ends ?? component ?? part.owner),
  };
}

function codeOf(part: TemplatePart): string | undefined {
  const button: Node | undefined = componentsOfType(part, "button").find(it => subTypeOf(it) === "copy_code");
  return textOf(field(firstParameter(button), "coupon_code"));
}

/** The furthest time that a date can have, in milliseconds. */
const lastMs = 8.64e15;

function endText(endMs: number, { nowMs, locale, timeZone }: ViewContext): string {
  if (!Number.isFinite(endMs) || Math.abs(endMs) > lastMs) return "No end yet";
  const leftMs = endMs - nowMs;
  if (leftMs <= 0) return "Offer ended";
  if (leftMs < hourMs)
    return `Ends in ${Math.floor(leftMs / minuteMs)} min ${Math.floor((leftMs % minuteMs) / secondMs)} s`;
  if (leftMs < countdownMs)
    return `Ends in ${Math.floor(leftMs / hourMs)} h ${Math.floor((leftMs % hourMs) / minuteMs)} min`;
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    ...(timeZone !== undefined && { timeZone }),
  });
  return `Ends on ${date.format(endMs)}`;
}
