import type { Node } from "jsonc-parser";
import { clipped, field, textOf } from "./jsonField.ts";

/** An amount in its currency, as people write it; `undefined`: there is no amount yet. `value` counts in 1/`offset`. */
export function viewMoney(
  amount: Node | undefined,
  currency: Node | undefined,
  locale: string | undefined,
): string | undefined {
  const value = Number(textOf(field(amount, "value")) || Number.NaN);
  const offset = Number(textOf(field(amount, "offset")) || 100);
  if (!Number.isFinite(value) || !(offset > 0)) return undefined;
  const code = (textOf(currency) ?? "").toUpperCase();
  // Three letters are all that the formatter asks for; anything else is shown as it is written.
  if (/^[A-Z]{3}$/.test(code))
    return new Intl.NumberFormat(locale, { style: "currency", currency: code }).format(value / offset);
  return `${value / offset} ${clipped(code, 10)}`.trim();
}
