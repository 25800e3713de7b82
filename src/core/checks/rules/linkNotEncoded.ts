import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { encodedLink, foreignCharacter } from "./encodedLink.ts";
import { linkParts } from "./linkParts.ts";
import { mediaTypes } from "./mediaLinks.ts";

/**
 * A media link with a character that must be percent-encoded (RFC 3986 §2). It is not documented what the API does with
 * it. Browsers encode by themselves, so the links of buttons are left alone. Spaces are the schema's to find.
 */
export const linkNotEncoded: Rule = {
  code: "link-not-encoded",
  severity: "warning",
  types: mediaTypes,
  mark: "link",
  check: payload =>
    payload.mediaLinks.flatMap(({ pointer, link }) => {
      if (hasVariable(link) || link.includes("{{")) return [];
      const parts = linkParts(link);
      const stranger = parts && foreignCharacter(parts.host === "" ? "" : afterHost(link));
      if (stranger === undefined) return [];
      const { node } = placeAt(payload, pointer);
      const encoded = link.slice(0, -afterHost(link).length) + encodedLink(afterHost(link));
      return [
        {
          message: `A link holds ${shown(stranger)} only percent-encoded, as ${encodedLink(stranger)}.`,
          span: spanOf(node),
          pointer,
          fixes: () =>
            node.value === link
              ? [{ title: "Encode the link", edits: [replaceValue(node, encoded)], preferred: true }]
              : [],
        },
      ];
    }),
};

/** A host may have letters of any script; only what comes behind it is encoded. */
const afterHost = (link: string): string => link.replace(/^https?:\/\/[^/?#]*/i, "");
