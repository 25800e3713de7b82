import { type Fields, textOf } from "../../core/delivery/fields.ts";
import type { Business } from "./statusWebhook.ts";

/** A message that the simulator took. */
export interface Outgoing {
  readonly wamid: string;
  /** The number that sent it. */
  readonly business: Business;
  readonly type: string;
  readonly recipient: Recipient;
  /** As it was posted. */
  readonly payload: Fields;
  /** `biz_opaque_callback_data`: comes back with every status. */
  readonly callbackData: string | undefined;
}

/** Who a message goes to: a number, a user id, or a group. */
export interface Recipient {
  /** As the payload spelled it. */
  readonly input: string;
  /** The number in digits, or the group's id; none where the message goes to a user id. */
  readonly waId: string | undefined;
  readonly userId: string;
  readonly kind: "number" | "user" | "group";
}

/** The recipient of a payload; `undefined` where it names none. Where both are there, `to` wins (messages §1). */
export function recipientOf(payload: Fields): Recipient | undefined {
  const to = textOf(payload.to);
  const user = textOf(payload.recipient);
  if (to !== undefined) {
    const group = payload.recipient_type === "group";
    const waId = group ? to : to.replace(/\D/g, "");
    return { input: to, waId, userId: userIdOf(waId), kind: group ? "group" : "number" };
  }
  return user === undefined ? undefined : { input: user, waId: undefined, userId: user, kind: "user" };
}

/** A business-scoped user id: the same one for the same number. */
export function userIdOf(waId: string): string {
  const digits = waId.replace(/\D/g, "").padStart(15, "0").slice(-15);
  return `US.48210${digits}`;
}
