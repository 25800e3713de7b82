import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule, valueAt } from "../finding.ts";
import { shown } from "../wording.ts";

/**
 * A reaction that is built like an emoji but is none that phones know, such as the flag of no country (Messages §7: exactly
 * one emoji). A warning: a new version of Unicode may have it. What is not built like one is the schema's to find.
 */
export const reactionEmoji: Rule = {
  code: "wrong-format",
  severity: "warning",
  types: ["reaction"],
  check: payload => {
    const emoji = valueAt(payload, "reaction", "emoji");
    if (typeof emoji !== "string" || emoji === "" || hasVariable(emoji) || isOneEmoji(emoji)) return [];
    return [
      {
        message: `A reaction is exactly one emoji, or an empty string to take it back. This one is ${shown(emoji)}.`,
        span: spanOf(placeAt(payload, "/reaction/emoji").node),
        pointer: "/reaction/emoji",
      },
    ];
  },
};

/** Whether a text is one emoji of Unicode's list, with or without the variation selectors that phones add by themselves. */
export const isOneEmoji = (text: string): boolean =>
  text.length <= longest && (single.test(text) || listed.test(text) || listed.test(qualified(text)));

/** UTF-16 units: a family of four with skin tones has 23, a flag of a region 14. */
const longest = 64;

/** Emoji of one character, which nearly all reactions are; the whole list takes 20 ms to prepare. */
const single = /^(?:[\p{Emoji_Presentation}--\p{RI}]|[\p{Emoji}--\p{Emoji_Presentation}--[0-9#*]]\ufe0f)$/v;

const listed = /^\p{RGI_Emoji}$/v;

/** The emoji with a variation selector behind every sign that would otherwise be drawn as text. */
const qualified = (text: string): string =>
  text
    .replace(/[\ufe0e\ufe0f]/g, "")
    .replace(/^([0-9#*])\u20e3$/, "$1\ufe0f\u20e3")
    .replace(/[\p{Extended_Pictographic}--\p{Emoji_Presentation}](?!\p{Emoji_Modifier})/gv, "$&\ufe0f");
