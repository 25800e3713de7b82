import { removeProperty } from "../../document/edits.ts";
import { below, spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule, valueAt } from "../finding.ts";

/** `preview_url: true` on a text without an address: only one with http:// or https:// gets a preview (Messages §3). */
export const previewWithoutLink: Rule = {
  code: "preview-without-link",
  severity: "info",
  types: ["text"],
  check: payload => {
    if (valueAt(payload, "text", "preview_url") !== true) return [];
    const body = valueAt(payload, "text", "body");
    if (typeof body !== "string" || body === "" || hasVariable(body) || /https?:\/\/\S/i.test(body))
      return [];
    const pointer = below("/text", "preview_url");
    const { node, property } = placeAt(payload, pointer);
    return [
      {
        message: /\bwww\.\S/i.test(body)
          ? "A preview needs an address with https:// in the body; this one begins with www."
          : "There is no address with https:// in the body, so there will be no preview.",
        span: spanOf(node),
        pointer,
        fixes: () =>
          property
            ? [{ title: 'Remove "preview_url"', edits: [removeProperty(property)], preferred: true }]
            : [],
      },
    ];
  },
};
