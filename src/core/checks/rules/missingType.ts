import { insertProperty } from "../../document/edits.ts";
import { openingOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { messageContents } from "./contentPlaces.ts";
import { isReadReceipt } from "./readReceipt.ts";

/**
 * A message without `type`. With a `text` alone that is a warning: an older reference took text as the default, the
 * current one requires the type (Messages §1). A read receipt has no type.
 */
export const missingType: Rule = {
  code: "missing-type",
  severity: "error",
  inSchemas: true,
  check: payload => {
    if (Object.hasOwn(payload.value, "type") || isReadReceipt(payload.value)) return [];
    const contents = Object.keys(messageContents).filter(name => Object.hasOwn(payload.value, name));
    const [only] = contents;
    const place = placeAt(payload, "");
    const certain = contents.length === 1 ? only : undefined;
    return [
      {
        message:
          certain === "text"
            ? 'A message needs a "type". Without one, only older versions take it for a text.'
            : 'A message needs a "type", such as "text", "image" or "template".',
        severity: certain === "text" ? "warning" : "error",
        span: openingOf(place),
        pointer: "",
        property: { is: "missing", owner: "", name: "type" },
        fixes: () => [
          {
            title: `Insert "type": ${shown(certain ?? "text")}`,
            edits: [insertProperty(payload.text, place.node, "type", certain ?? "text", envelope)],
            preferred: true,
          },
        ],
      },
    ];
  },
};

/** What usually stands before the type. */
const envelope = ["$schema", "messaging_product", "recipient_type", "to", "recipient", "context"];
