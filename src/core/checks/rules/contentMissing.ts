import { insertProperty } from "../../document/edits.ts";
import { below, openingOf, spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";

/** The property that `type` names is not there, and no other content either (Messages §1: exactly one). */
export const contentMissing: Rule = {
  code: "content-missing",
  severity: "error",
  inSchemas: true,
  check: payload =>
    payload.contentPlaces.flatMap(({ pointer, value, name, contents }) => {
      const type = value.type;
      if (typeof type !== "string" || !Object.hasOwn(contents, type) || Object.hasOwn(value, type)) return [];
      if (Object.keys(contents).some(other => Object.hasOwn(value, other))) return [];
      const owner = placeAt(payload, pointer);
      const mark = payload.locate(below(pointer, "type"));
      return [
        {
          message: `${name} of type ${shown(type)} needs the property ${shown(type)} with its content.`,
          span: mark ? spanOf(mark.node) : openingOf(owner),
          pointer,
          property: { is: "missing", owner: pointer, name: type },
          fixes: () => [
            {
              title: `Insert ${shown(type)}`,
              edits: [insertProperty(payload.text, owner.node, type, contents[type], Object.keys(value))],
              preferred: true,
            },
          ],
        },
      ];
    }),
};
