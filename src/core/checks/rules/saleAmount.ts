import { spanOf } from "../../document/locate.ts";
import { isObject, placeAt, type Rule } from "../finding.ts";
import { hundredths, money } from "./orders.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/** An item whose reduced price is not below its price (Messages §8.15). */
export const saleAmount: Rule = {
  code: "sale-not-cheaper",
  severity: "error",
  types: ["interactive/order_details", "template"],
  check: payload =>
    payload.orders.flatMap(order =>
      valuesAlong(order.parameters, items, order.pointer).flatMap(({ pointer, value }) => {
        const amount = isObject(value) ? hundredths(value.amount) : undefined;
        const sale = isObject(value) ? hundredths(value.sale_amount) : undefined;
        if (amount === undefined || sale === undefined || sale < amount) return [];
        const { currency } = order.parameters;
        const at = `${pointer}/sale_amount/value`;
        return [
          {
            message: `"sale_amount" is below "amount"; ${money(sale, currency)} is not below ${money(amount, currency)}.`,
            span: spanOf(placeAt(payload, at).node),
            pointer: at,
          },
        ];
      }),
    ),
};

const items = path("order/items/*");
