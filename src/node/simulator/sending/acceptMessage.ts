import { type Fields, fieldsOf, textOf } from "../../../core/delivery/fields.ts";
import { GraphError } from "../graphError.ts";
import { type Outgoing, type Recipient, recipientOf, windowKeyOf } from "../outgoing.ts";
import { refusalOf } from "../refusalOf.ts";
import type { BusinessNumber } from "../world/accounts.ts";
import type { StoredTemplate } from "../world/templateStore.ts";
import type { World } from "../world/world.ts";
import { mediaFault } from "./mediaFault.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Which endpoint a message was posted to. */
export type Endpoint = "messages" | "marketing_messages";

/**
 * Holds a message to everything the API holds it to before it answers: the number, the text, the recipient, the template, the
 * files, the limits. Throws `GraphError` with the first code that speaks against it.
 */
export function acceptMessage(
  text: string,
  payload: Fields | undefined,
  { number, world, endpoint }: { number: BusinessNumber; world: World; endpoint: Endpoint },
): Outgoing {
  if (!number.registered) throw new GraphError(133010, "Register the phone number before it sends.");
  const refusal = refusalOf(text, definitionsFor(payload, number, world));
  if (refusal) throw new GraphError(refusal.code, refusal.details);
  if (!payload) throw new GraphError(100, "The body is not a JSON object.");
  const type = textOf(payload.type) ?? "text";
  const recipient = reachable(payload, number, world);
  const template = type === "template" ? templateOf(payload, number, world) : undefined;
  if (endpoint === "marketing_messages") checkMarketing(type, template);
  if (template?.category === "AUTHENTICATION" && recipient.kind === "user")
    throw new GraphError(131062, "An authentication template cannot go to a user ID: send it to the number.");
  const failure = mediaFault(payload, number.id, world);
  countCallRequest(payload, recipient, world);
  world.limits.count(number.id, windowKeyOf(recipient));
  return {
    wamid: world.ids.wamid(),
    business: number,
    type,
    recipient,
    payload,
    callbackData: textOf(payload.biz_opaque_callback_data),
    category: template?.category ?? (type === "template" ? "UTILITY" : directCategory(payload)),
    ttlMs: ttlMsOf(payload, template),
    failure,
  };
}

/** What a template message is held against: nothing where it may be one that the simulator only does not know. */
function definitionsFor(payload: Fields | undefined, { wabaId }: BusinessNumber, world: World) {
  const definitions = world.templates.definitions(wabaId);
  const name = fieldsOf(payload?.template)?.name;
  return world.templates.complete || definitions.some(it => it.name === name) ? definitions : [];
}

function reachable(payload: Fields, number: BusinessNumber, { groups }: World): Recipient {
  const recipient = recipientOf(payload);
  if (!recipient) throw new GraphError(131008, "to: The recipient is missing.");
  if (recipient.kind === "group") {
    const group = groups.get(recipient.input);
    if (!group || group.phoneNumberId !== number.id)
      throw new GraphError(131041, `to: There is no group with the ID '${recipient.input.slice(0, 80)}'.`);
    if (group.suspended) throw new GraphError(131207, "to: The group is suspended.");
    if (group.participants.length === 0) throw new GraphError(131020, "to: Nobody else is in the group.");
    return { ...recipient, participants: group.participants };
  }
  const outcome = recipient.customer?.outcome;
  if (recipient.waId === number.displayPhoneNumber)
    throw new GraphError(131021, "to: It is the number that sends.");
  if (outcome?.kind === "refused")
    throw new GraphError(outcome.code, `The simulator refuses messages to ${recipient.input}.`);
  if (number.blocked.has(windowKeyOf(recipient)))
    throw new GraphError(130403, `${recipient.input} is blocked by this number: unblock the user first.`);
  return recipient;
}

/** The template of a message, which the checks have found in the account. */
function templateOf(
  payload: Fields,
  number: BusinessNumber,
  { templates }: World,
): StoredTemplate | undefined {
  const template = fieldsOf(payload.template);
  const language = textOf(fieldsOf(template?.language)?.code);
  return templates.find(number.wabaId, textOf(template?.name) ?? "", language ?? "");
}

function checkMarketing(type: string, template: StoredTemplate | undefined): void {
  if (type !== "template") throw new GraphError(100, "type: Only templates are sent by /marketing_messages.");
  if (template && template.category !== "MARKETING")
    throw new GraphError(
      134100,
      `The template is of the category ${template.category}: send it by /messages.`,
    );
}

/** One request for permission to call in 24 hours, and two in 7 days (messages §8.13). Throws `GraphError` 138009. */
function countCallRequest(payload: Fields, recipient: Recipient, { clock, callRequestsMs }: World): void {
  if (fieldsOf(payload.interactive)?.type !== "call_permission_request") return;
  const nowMs = clock.now();
  const key = windowKeyOf(recipient);
  const recent = (callRequestsMs.get(key) ?? []).filter(atMs => atMs > nowMs - 7 * dayMs);
  if (recent.length >= 2 || recent.some(atMs => atMs > nowMs - dayMs))
    throw new GraphError(
      138009,
      "The user was asked for permission to call within 24 hours, or twice in 7 days.",
    );
  callRequestsMs.set(key, [...recent, nowMs]);
}

/** A direct send has a category too, and needs no window (messages §14). */
function directCategory({ category }: Fields): string | undefined {
  return category === "utility" || category === "authentication" ? category.toUpperCase() : undefined;
}

/** Templates say how long they live, or their category does (templates §1.10). */
function ttlMsOf(payload: Fields, template: StoredTemplate | undefined): number {
  const seconds = Number(payload.ttl_seconds ?? template?.more.message_send_ttl_seconds);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  return template?.category === "AUTHENTICATION" && seconds !== -1 ? 600_000 : 30 * dayMs;
}
