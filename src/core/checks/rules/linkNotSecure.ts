import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { linkParts } from "./linkParts.ts";
import { mediaTypes } from "./mediaLinks.ts";
import { privateHost } from "./privateHost.ts";

/** A link with http:, which is accepted (Messages §4), but travels unencrypted. */
export const linkNotSecure: Rule = {
  code: "link-not-secure",
  severity: "info",
  types: mediaTypes,
  mark: "link",
  check: payload =>
    [...payload.mediaLinks, ...payload.openedLinks].flatMap(({ pointer, link }) => {
      const parts = hasVariable(link) ? undefined : linkParts(link);
      if (parts?.scheme !== "http" || privateHost(parts.host) !== undefined) return [];
      const { node } = placeAt(payload, pointer);
      const secure = `https${link.slice("http".length)}`;
      return [
        {
          message: "Over http: anyone on the way can read and change this; https: prevents it.",
          span: spanOf(node),
          pointer,
          fixes: () =>
            node.value === link && parts.port === ""
              ? [{ title: "Change to https:", edits: [replaceValue(node, secure)], preferred: true }]
              : [],
        },
      ];
    }),
};
