import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { definitionOf } from "./definedParts.ts";

/** A template that is not approved, or no longer: it cannot be sent (Templates §§1.1, 2.4). */
export const templateNotApproved: Rule = {
  code: "template-not-approved",
  severity: "error",
  types: ["template"],
  check: payload => {
    const template = definitionOf(payload);
    if (!template || template.status === "" || template.status === "APPROVED") return [];
    const status = template.status.toLowerCase().replaceAll("_", " ");
    return [
      {
        message: `Only approved templates can be sent; ${shown(template.name)} in ${template.language} is ${shown(status)}.`,
        span: spanOf(placeAt(payload, "/template/name").node),
        pointer: "/template/name",
      },
    ];
  },
};
