import { insertProperty, removeProperty } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import type { Edit, Fix } from "../../problem.ts";
import { isObject, placeAt, type Rule } from "../finding.ts";

/** `preview_url` beside `text`, as the On-Premises API had it; today it stands in `text` (Messages §1). */
export const previewUrlAtTop: Rule = {
  code: "forbidden-property",
  severity: "warning",
  inSchemas: true,
  check: payload => {
    if (!Object.hasOwn(payload.value, "preview_url")) return [];
    const { key, node, property } = placeAt(payload, "/preview_url");
    return [
      {
        message: '"preview_url" belongs into "text"; beside it, it has no effect.',
        span: spanOf(key ?? node),
        pointer: "/preview_url",
        fixes: (): Fix[] => {
          if (!property) return [];
          const text = payload.value.text;
          const remove: Fix = { title: 'Remove "preview_url"', edits: [removeProperty(property)] };
          if (!isObject(text) || Object.hasOwn(text, "preview_url")) return [{ ...remove, preferred: true }];
          const owner = placeAt(payload, "/text").node;
          const insert: Edit = insertProperty(
            payload.text,
            owner,
            "preview_url",
            payload.value.preview_url,
            Object.keys(text),
          );
          const move = {
            title: 'Move into "text"',
            edits: [removeProperty(property), insert],
            preferred: true,
          };
          return [move, remove];
        },
      },
    ];
  },
};
