import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { withoutTrunkPrefix } from "./dialling.ts";

/**
 * A number with its country code and, behind it, the digits that are dialled inside the country only, as in +49 0151 … or
 * +44 (0)20 …: every digit counts, so it is another number (Rules §2).
 */
export const phoneTrunkPrefix: Rule = {
  code: "phone-trunk-prefix",
  severity: "warning",
  check: payload => {
    const { phone } = payload;
    if (!phone?.international || phone.stranger !== undefined || !trunk.test(phone.digits)) return [];
    const meant = withoutTrunkPrefix(phone.digits);
    if (meant === undefined) return [];
    const { node } = placeAt(payload, "/to");
    return [
      {
        message: `This goes to +${phone.digits}, which is probably nobody's: ${shown(meant)} without the digits for calls inside the country.`,
        span: spanOf(node),
        pointer: "/to",
        fixes: () =>
          node.value === phone.written
            ? [{ title: `Change to ${shown(meant)}`, edits: [replaceValue(node, meant)], preferred: true }]
            : [],
      },
    ];
  },
};

/** Where such digits can be: a 0 behind a country code, Russia's 8, Hungary's 06, Belarus' and Lithuania's 8. Spares the look-up. */
const trunk = /^(?:[1-9]\d{0,2}0|78|3606|3758|3708)/;
