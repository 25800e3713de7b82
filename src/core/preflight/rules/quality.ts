import { customerKey } from "../../delivery/deliveries.ts";
import { fieldsOf } from "../../delivery/fields.ts";
import { sendsTo } from "../pastSend.ts";
import type { PreflightContext, PreflightRule } from "../preflight.ts";

/** The number's rating is not green (rules §7). */
export const qualityRating: PreflightRule = {
  id: "quality-rating",
  title: "Quality rating of the number",
  optional: true,
  check: ({ business: { qualityRating: rating } }) =>
    rating === "YELLOW" || rating === "RED"
      ? [
          {
            weight: "hint",
            message: `The quality rating of this number is ${rating.toLowerCase()}: customers blocked or reported it in the last seven days. Send only what they asked for.`,
          },
        ]
      : [],
};

/** A greeting that asks for nothing: it costs attention and brings no answer. */
export const openEndedGreeting: PreflightRule = {
  id: "open-ended-greeting",
  title: "Greeting with nothing asked for",
  optional: true,
  check: ({ body }) => {
    const text = body.type === "text" ? fieldsOf(body.text)?.body : undefined;
    if (typeof text !== "string" || text.length > 60 || /[?？؟]|https?:/.test(text)) return [];
    if (!greeting.test(text.trim())) return [];
    return [
      {
        weight: "hint",
        message:
          "This is a greeting with nothing asked for. Say at once what it is about: open-ended messages are blocked more often.",
      },
    ];
  },
};

/** A greeting, perhaps with a name, and nothing behind it. */
const greeting =
  /^(hi|hello|hey|dear|greetings|good (morning|afternoon|evening|day)|hola|ol[áa]|oi|bom dia|bonjour|salut|hallo|guten tag|ciao|namaste|salam)(?!\p{L})(?:,?\s+\p{L}[\p{L}'’-]*){0,2}(?:[\s!.,\p{Extended_Pictographic}]|\u{FE0F})*$/iu;

/** Many messages to one person in a day. */
export const manyToOne: PreflightRule = {
  id: "many-to-one",
  title: "Many messages to one person in a day",
  optional: true,
  check: context => {
    const { recipient, history } = context;
    if (!isStranger(context) || !recipient) return [];
    const count = sendsTo(history, recipient.id).length;
    if (count < 10) return [];
    return [
      {
        weight: "hint",
        message: `${recipient.id} has got ${count} messages in the last 24 hours. Too many are muted, blocked and reported.`,
      },
    ];
  },
};

/** Nobody has said yet that this recipient agreed to be written to (rules §1). */
export const optInUnconfirmed: PreflightRule = {
  id: "opt-in",
  title: "Opt-in never confirmed",
  optional: true,
  check: context => {
    const { recipient, optedIn } = context;
    if (!isStranger(context) || !recipient || optedIn || recipient.kind === "group") return [];
    return [
      {
        weight: "hint",
        message: `Nobody has confirmed yet that ${recipient.id} agreed to get messages from this business.`,
        remedy: "optIn",
      },
    ];
  },
};

/** A real person who is not the one who sends: simulated customers and one's own phone need no protection. */
function isStranger({ business, recipient }: PreflightContext): boolean {
  if (business.simulated || !recipient) return false;
  return !business.testNumbers.some(number => customerKey(number) === customerKey(recipient.id));
}
