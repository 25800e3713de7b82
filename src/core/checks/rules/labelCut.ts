import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { labelWidth } from "./labelWidth.ts";

/** A label within its limit that is still too wide for its line, which never wraps (Preview §3.7; an estimate). */
export const labelCut: Rule = {
  code: "label-cut",
  severity: "info",
  types: ["interactive"],
  check: payload =>
    payload.texts.flatMap(({ pointer, value, name, room }) => {
      if (room === undefined || value.length <= neverCut || value.length > longest) return [];
      if (hasVariable(value) || labelWidth(value) <= room) return [];
      return [
        {
          message: `${name} has one line; ${shown(value)} is too wide for a phone and will probably be cut.`,
          span: spanOf(placeAt(payload, pointer).node),
          pointer,
        },
      ];
    }),
};

/** As many of the widest letters fit everywhere. */
const neverCut = 12;

/** What is longer is over its limit anyway, and said so. UTF-16 units: 30 characters, each a long emoji. */
const longest = 400;
