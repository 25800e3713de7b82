import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { keepFirst } from "../keepFirst.ts";
import { type Path, path, valuesAlong } from "./valuesAlong.ts";

/** More than thirty products over all sections of a list (Messages §8.9, Templates §1.5). */
export const tooManyProducts: Rule = {
  code: "too-many-products",
  severity: "error",
  types: ["interactive/product_list", "template"],
  check: payload =>
    valuesAlong(payload.value, payload.value.type === "template" ? templateLists : messageLists).flatMap(
      list => {
        const products = valuesAlong(list.value, items, list.pointer);
        const beyond = products[maximumProducts];
        if (!beyond) return [];
        return [
          {
            message: `A message shows at most ${maximumProducts} products over all sections; this one has ${products.length}, and this is the first too many.`,
            span: spanOf(placeAt(payload, beyond.pointer).node),
            pointer: beyond.pointer,
            fixes: () => keepFirst(payload, beyond.pointer, maximumProducts, "product"),
          },
        ];
      },
    ),
};

const maximumProducts = 30;
const messageLists: Path = path("interactive/action/sections");
const templateLists: Path = path("template/components/*/parameters/*/action/sections");
const items = path("*/product_items/*");
