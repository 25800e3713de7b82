import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { shown } from "../wording.ts";
import { linkParts } from "./linkParts.ts";
import { mediaTypes } from "./mediaLinks.ts";
import { privateHost } from "./privateHost.ts";

/** A link to this computer, a private network or a reserved address: media needs a public server (Rules §3, Messages §4). */
export const linkNotPublic: Rule = {
  code: "link-not-public",
  severity: "warning",
  types: mediaTypes,
  mark: "link",
  check: payload => [
    ...payload.mediaLinks.flatMap(({ pointer, link }) =>
      unreachable(payload, pointer, link, "WhatsApp fetches this file from the internet"),
    ),
    ...payload.openedLinks.flatMap(({ pointer, link }) =>
      unreachable(payload, pointer, link, "The customer's phone opens this address"),
    ),
  ],
};

function unreachable(payload: CheckedPayload, pointer: string, link: string, purpose: string): RuleFinding[] {
  if (hasVariable(link)) return [];
  const host = linkParts(link)?.host;
  const where = host ? privateHost(host) : undefined;
  if (where === undefined) return [];
  const message = `${purpose}, but ${shown(host)} is ${where}.`;
  return [{ message, span: spanOf(placeAt(payload, pointer).node), pointer }];
}
