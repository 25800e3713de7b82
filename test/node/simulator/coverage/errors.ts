import { numberOfCode, outcomeOfCode } from "../../../../src/core/customers/outcome.ts";
import published from "../../../../src/core/errors/publishedErrors.json" with { type: "json" };

/** Another way to a code than the number that is made of it, and the test that goes it. */
export interface Way {
  readonly how: string;
  readonly file: string;
  /** The title of the test, or a part of it that is the same for each of several. */
  readonly title: string;
}

/** A published code, and how the simulator is brought to answer with it. */
export interface CodeRow {
  readonly code: number;
  readonly title: string;
  /** The API's answer, or a webhook after it was accepted. */
  readonly told: "at once" | "by webhook";
  /** `undefined`: no number stands for it, since a message to one person cannot meet it. */
  readonly number: string | undefined;
  readonly ways: readonly Way[];
}

const refusals = "refusals.test.ts";
const requests = "requests.test.ts";

/** What a sender does to meet a code as with Meta. */
const ways: Readonly<Record<number, readonly Way[]>> = {
  33: [
    way(
      "another phone number ID in the path",
      requests,
      "a phone number that is not the simulator's does not exist",
    ),
  ],
  100: [
    way(
      "a property that is unknown or too long, a body that is not JSON",
      requests,
      "is refused with ${code}",
    ),
    way("another Content-Type than JSON", requests, "a body that is not JSON by its own account is refused"),
    way("anything but a template to `/marketing_messages`", refusals, "only marketing templates go by"),
  ],
  104: [way("no `Authorization` header", requests, "without a token nothing is told but that one is needed")],
  190: [way("another token", requests, "a wrong token is refused, whatever else is wrong")],
  803: [way("another ID in the path of an object", "graph/phoneNumber.test.ts", "404 803")],
  130403: [
    way("`POST /<PHONE_NUMBER_ID>/block_users`, then a message", refusals, "whom the business has blocked"),
  ],
  130429: [
    way("more than 80 messages in a second", refusals, "more than 80 messages in a second are refused"),
  ],
  131008: [way("a required property is missing", requests, "is refused with ${code}")],
  131009: [
    way("a value that is not allowed", requests, "is refused with ${code}"),
    way("the ID of a file that was not uploaded", refusals, "a file that was not uploaded is refused"),
  ],
  131020: [
    way(
      "a message to a group whose `subject` begins with `empty`",
      refusals,
      "a group that is not there, or where nobody is",
    ),
  ],
  131021: [way("a message to the business's own number, `+15550100200`", requests, "+15550100200")],
  131026: [
    way(
      "an interactive message to `+15550100009`",
      "phoneBook.test.ts",
      "an old WhatsApp cannot show buttons",
    ),
  ],
  131041: [way("an unknown group as `to`", refusals, "a group that is not there, or where nobody is")],
  131047: [
    way(
      "no template, to a number whose window is closed: `/simulator/customers`",
      "phoneBook.test.ts",
      "is opened and closed by hand",
    ),
    way(
      "the same after 24 hours: `/simulator/clock`",
      "phoneBook.test.ts",
      "a window closes a day after the start",
    ),
  ],
  131050: [way("a marketing template to `+15550100013`", refusals, "who has stopped marketing messages")],
  131051: [way("a `type` that is none", refusals, "a type that is none is refused with a code of its own")],
  131053: [
    way(
      "a file of another type than it says, a link to `missing.png`",
      refusals,
      "one that is something else fails",
    ),
  ],
  131056: [
    way(
      "more than 45 messages to one person, then more than one in 6 seconds",
      refusals,
      "after 45 messages to one person",
    ),
  ],
  131062: [
    way(
      "an authentication template to a user ID",
      refusals,
      "an authentication template does not go to a user id",
    ),
  ],
  131207: [
    way(
      "a message to a group whose `subject` begins with `suspended`",
      refusals,
      "a group that is not there, or where nobody is",
    ),
  ],
  132000: [way("too few or too many values", refusals, "with too few values")],
  132001: [
    way(
      "a template, or a language, that the account does not have",
      refusals,
      "that the account does not have",
    ),
    way("a template that is not approved", refusals, "REJECTED"),
  ],
  132012: [way("values of another kind than the template's", refusals, "without its picture")],
  132015: [way("a template that `/simulator/templates` has paused", refusals, "PAUSED")],
  132016: [way("a template that `/simulator/templates` has disabled", refusals, "DISABLED")],
  133010: [
    way(
      "`POST /<PHONE_NUMBER_ID>/deregister`, then a message",
      refusals,
      "a number that is not registered does not send",
    ),
  ],
  134100: [way("a utility template to `/marketing_messages`", refusals, "only marketing templates go by")],
  138009: [
    way(
      "a second request for permission to call within a day",
      refusals,
      "a customer is asked for permission to call once a day",
    ),
  ],
};

/** Codes that no message meets, by what does. */
export const metElsewhere: Readonly<Record<string, readonly number[]>> = {
  "webhooks of what customers send": [130501, 131052, 131060],
  "the set-up of callback addresses": [2200],
  "registration and phone numbers": [
    133000, 133004, 133005, 133006, 133008, 133009, 133015, 133016, 136024, 2388001, 2388012, 2388091,
    2388093, 2388103, 2494100, 2593079, 2593085, 2593107, 2593108, 2593109,
  ],
  "groups, other than sending to them": [
    131059, 131201, 131202, 131204, 131208, 131209, 131210, 131211, 131212, 131213, 131214, 131215,
  ],
  "templates, other than sending them": [
    2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299, 2388318, 2388330, 200005, 200006,
    200007, 1752041, 141002,
  ],
  calls: [
    613, 138000, 138001, 138002, 138003, 138004, 138005, 138007, 138012, 138014, 138015, 138018, 138019,
    138020, 138021, 138022, 138023, 138024, 138025,
  ],
  "flows, other than sending them": [139000, 139001, 139002, 139003, 139004, 139006],
  "the list of blocked users": [139100, 139101, 139102, 139103],
  usernames: [147001, 147002, 147003, 147004, 147005],
  "In-App Signup": [2494164, 2494165, 2494166, 2494167, 2494168, 2494176, 2494177, 2494179],
};

/** A message to one person meets these only in a group, or before it is looked at. */
const withoutNumber = new Set([104, 131020, 131041, 131207]);

/** Every code of errors.json that sending can meet: each that is not met elsewhere. */
export function sendingCodes(): readonly CodeRow[] {
  const others = new Set(Object.values(metElsewhere).flat());
  return published
    .filter(({ code }) => !others.has(code))
    .toSorted((a, b) => a.code - b.code)
    .map(({ code, title }) => ({
      code,
      title,
      told: outcomeOfCode(code).kind === "fails" ? "by webhook" : "at once",
      number: withoutNumber.has(code) ? undefined : numberOfCode(code),
      ways: ways[code] ?? [],
    }));
}

/** Codes that are said to be met in some way, and are not published, or are not met by sending. */
export function strayCodes(): readonly number[] {
  const known = new Set(sendingCodes().map(({ code }) => code));
  const all = new Set(published.map(({ code }) => code));
  return [
    ...Object.keys(ways)
      .map(Number)
      .filter(code => !known.has(code)),
    ...Object.values(metElsewhere)
      .flat()
      .filter(code => !all.has(code)),
  ];
}

function way(how: string, file: string, title: string): Way {
  return { how, file, title };
}
