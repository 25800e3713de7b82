import { oneLine } from "./oneLine.ts";

/** What the API answered to a message it took, as far as it calls for a remark. */
export interface AcceptedAnswer {
  readonly input: string | undefined;
  readonly waId: string | undefined;
  readonly userId: string | undefined;
  readonly groupId: string | undefined;
  readonly messageStatus: string | undefined;
}

/** The ids that an acceptance gave, in one line: `wa_id 15551234567 for +1 555 123 4567, wamid.…`. */
export function acceptedIds({ input, waId, userId, groupId }: AcceptedAnswer, wamid: string): string {
  return [
    waId && `wa_id ${oneLine(waId, 60)}${input ? ` for ${oneLine(input, 60)}` : ""}`,
    userId && `user_id ${oneLine(userId, 140)}`,
    groupId && `group_id ${oneLine(groupId, 140)}`,
    oneLine(wamid, 300),
  ]
    .filter(Boolean)
    .join(", ");
}

/** What a person should know of an acceptance besides that it was one, a sentence each. */
export function acceptedNotes(answer: AcceptedAnswer): readonly string[] {
  const { groupId, userId, messageStatus } = answer;
  return [
    ...numberNote(answer),
    ...(userId ? [`Sent to the user ${userId}; the API gives no phone number for one.`] : []),
    ...(groupId ? [`Sent to the group ${groupId}.`] : []),
    ...(messageStatus && messageStatus !== "accepted"
      ? [pacing.get(messageStatus) ?? `Status: ${messageStatus}.`]
      : []),
  ];
}

/** The number that is really delivered to, where it is not the one that was written (rules §2). */
function numberNote({ input, waId }: AcceptedAnswer): readonly string[] {
  if (!input || !waId || !/^[+\d\s().-]+$/.test(input)) return [];
  const digits = input.replace(/\D/g, "");
  if (digits === waId) return [];
  const country = /^55/.test(waId) ? "Brazil" : /^52/.test(waId) ? "Mexico" : undefined;
  const same = country !== undefined && digits.slice(0, 2) === waId.slice(0, 2);
  return [
    same
      ? `${input} is ${waId} on WhatsApp: in ${country} some numbers are kept with another digit behind the country code. It is the same person.`
      : `${input} was read as ${waId}: check that this is who you mean, and write the number with + and country code.`,
  ];
}

/** messages §2, rules §7. */
const pacing: ReadonlyMap<string, string> = new Map([
  [
    "held_for_quality_assessment",
    "Held: Meta first watches how customers like this template. The message is sent later, or fails with 132015.",
  ],
  ["paused", "Paused: the template is paced. The message is sent later, or fails with 132015."],
]);
