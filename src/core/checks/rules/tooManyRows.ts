import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { keepFirst } from "../keepFirst.ts";
import { listRows } from "./uniqueStrings.ts";

/** More than ten rows over all sections of a list (Messages §8.2). */
export const tooManyRows: Rule = {
  code: "too-many-rows",
  severity: "error",
  types: ["interactive/list"],
  check: payload => {
    const rows = listRows(payload);
    const beyond = rows[maximumRows];
    if (!beyond) return [];
    return [
      {
        message: `A list has at most ${maximumRows} rows over all sections; this one has ${rows.length}, and this is the first too many.`,
        span: spanOf(placeAt(payload, beyond.pointer).node),
        pointer: beyond.pointer,
        fixes: () => keepFirst(payload, beyond.pointer, maximumRows, "row"),
      },
    ];
  },
};

const maximumRows = 10;
