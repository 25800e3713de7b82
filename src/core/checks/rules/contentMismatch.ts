import { removeProperty, renameKey, replaceValue } from "../../document/edits.ts";
import { below, spanOf } from "../../document/locate.ts";
import type { Fix } from "../../problem.ts";
import { placeAt, type Rule } from "../finding.ts";
import { anyOf, shown } from "../wording.ts";

/** Content that is not of the kind that `type` names, in place of the right one or beside it (Messages §1: exactly one). */
export const contentMismatch: Rule = {
  code: "content-mismatch",
  severity: "error",
  inSchemas: true,
  check: payload =>
    payload.contentPlaces.flatMap(({ pointer, value, name, contents }) => {
      const type = value.type;
      if (typeof type !== "string" || !Object.hasOwn(contents, type)) return [];
      const others = Object.keys(contents).filter(other => other !== type && Object.hasOwn(value, other));
      const [only] = others;
      if (only === undefined) return [];
      if (Object.hasOwn(value, type)) {
        return others.map(other => {
          const at = below(pointer, other);
          const { key, node, property } = placeAt(payload, at);
          return {
            message: `${name} of type ${shown(type)} has no other content; ${shown(other)} does not belong here.`,
            span: spanOf(key ?? node),
            pointer: at,
            fixes: () =>
              property
                ? [{ title: `Remove ${shown(other)}`, edits: [removeProperty(property)], preferred: true }]
                : [],
          };
        });
      }
      const at = below(pointer, only);
      const { key, node } = placeAt(payload, at);
      const typeNode = payload.locate(below(pointer, "type"))?.node;
      return [
        {
          message: `The type is ${shown(type)}, but the content is under ${anyOf(others)}.`,
          span: spanOf(key ?? node),
          pointer: at,
          fixes: (): Fix[] => {
            if (!key || !typeNode || others.length > 1) return [];
            return [
              {
                title: `Set the type to ${shown(only)}`,
                edits: [replaceValue(typeNode, only)],
                preferred: true,
              },
              { title: `Rename ${shown(only)} to ${shown(type)}`, edits: [renameKey(key, type)] },
            ];
          },
        },
      ];
    }),
};
