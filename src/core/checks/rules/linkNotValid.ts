import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { linkParts } from "./linkParts.ts";
import { mediaTypes } from "./mediaLinks.ts";

/** A link that begins as one but has no host, or none that can be (RFC 3986 §3.2, RFC 1123 §2.1): nothing can be fetched there. */
export const linkNotValid: Rule = {
  code: "link-not-valid",
  severity: "error",
  types: mediaTypes,
  mark: "link",
  check: payload =>
    [...payload.mediaLinks, ...payload.openedLinks].flatMap(({ pointer, link }) => {
      const parts = hasVariable(link) || link.includes("{{") ? undefined : linkParts(link);
      if (!parts) return [];
      const fault = faultOf(parts.host, parts.port);
      if (fault === undefined) return [];
      return [{ message: fault, span: spanOf(placeAt(payload, pointer).node), pointer }];
    }),
};

function faultOf(host: string, port: string): string | undefined {
  if (host === "") return "A link names a host behind //; this one names none.";
  if (!/^\d{0,5}$/.test(port) || Number(port) > 65535)
    return `A port is a number up to 65535; this link has ${shown(port)}.`;
  const stranger = /[\0-,/;-@[-^`{-\x7f]/.exec(host.includes(":") ? "" : host)?.[0];
  if (stranger !== undefined) return `A host has no ${shown(stranger)}; this link has ${shown(host)}.`;
  return /^\.|\.\.|^-/.test(host) ? `${shown(host)} cannot be a host.` : undefined;
}
