import { isObject, type PayloadValue } from "../finding.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** The bill of a payment message (Messages §8.15) or of a template's button (Templates §1.5). */
export interface Order {
  readonly pointer: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Every bill of a payload. */
export function orders(payload: PayloadValue): Order[] {
  const { type, interactive } = payload.value;
  if (type === "interactive" && !(isObject(interactive) && interactive.type === "order_details")) return [];
  return valuesAlong(payload.value, type === "template" ? inTemplate : inMessage).flatMap(
    ({ pointer, value }) => (isObject(value) ? [{ pointer, parameters: value }] : []),
  );
}

const inMessage = path("interactive/action/parameters");
const inTemplate = path("template/components/*/parameters/*/action/order_details");

/** An amount in hundredths; `undefined` where it is not there, or is none: the schema says so. */
export function hundredths(amount: unknown): number | undefined {
  if (!isObject(amount) || amount.offset !== 100) return undefined;
  return typeof amount.value === "number" && Number.isSafeInteger(amount.value) ? amount.value : undefined;
}

/** An amount as a person writes it: `12.50 EUR`. */
export const money = (value: number, currency: unknown): string =>
  `${(value / 100).toFixed(2)}${typeof currency === "string" ? ` ${currency}` : ""}`;
