import { customerOf, type SimulatedCustomer } from "../../core/customers/phoneBook.ts";
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
  /** In capitals: of the template, or of a direct send; `undefined` for what can only be sent in an open window. */
  readonly category: string | undefined;
  /** How long it is tried to deliver it; then it is dropped. */
  readonly ttlMs: number;
  /** With which error it will fail for what it holds; `undefined`: with none. */
  readonly failure: number | undefined;
}

/** Who a message goes to: a number, a user id, or a group. */
export interface Recipient {
  /** As the payload spelled it. */
  readonly input: string;
  /** The number in digits, or the group's id; none where the message goes to a user id. */
  readonly waId: string | undefined;
  readonly userId: string;
  readonly kind: "number" | "user" | "group";
  /** Of the phone book. */
  readonly customer: SimulatedCustomer | undefined;
  /** Who is in the group, in digits. */
  readonly participants: readonly string[];
}

/** The recipient of a payload; `undefined` where it names none. Where both are there, `to` wins (messages §1). */
export function recipientOf(payload: Fields): Recipient | undefined {
  const to = textOf(payload.to);
  const user = textOf(payload.recipient);
  const participants: readonly string[] = [];
  if (to !== undefined) {
    if (payload.recipient_type === "group")
      return { input: to, waId: to, userId: userIdOf(to), kind: "group", customer: undefined, participants };
    const digits = to.replace(/\D/g, "");
    const customer = customerOf(digits);
    const waId = customer?.waId ?? digits;
    return { input: to, waId, userId: userIdOf(waId), kind: "number", customer, participants };
  }
  if (user === undefined) return undefined;
  const customer = customerOf(numberOfUser(user) ?? "");
  return { input: user, waId: undefined, userId: user, kind: "user", customer, participants };
}

const userIdPrefix = "US.48210";

/** A business-scoped user id: the same one for the same number. */
export function userIdOf(waId: string): string {
  const digits = waId.replace(/\D/g, "").padStart(15, "0").slice(-15);
  return userIdPrefix + digits;
}

/** The number (in digits) of a user id that the simulator made; `undefined` for any other. */
export function numberOfUser(userId: string): string | undefined {
  const digits = userId.startsWith(userIdPrefix) ? userId.slice(userIdPrefix.length) : "";
  return /^\d{15}$/.test(digits) ? digits.replace(/^0+/, "") || undefined : undefined;
}

/** Who a customer service window is of: the number in digits, else the user id. */
export function windowKeyOf({ waId, userId }: Pick<Recipient, "waId" | "userId">): string {
  return waId ?? numberOfUser(userId) ?? userId;
}
