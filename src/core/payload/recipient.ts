/** Who a message goes to: a phone number, a group, or a user by business-scoped id (messages §1, §12, §13). */
export interface Recipient {
  readonly kind: "phone" | "group" | "user";
  /** As it is written in the payload. */
  readonly id: string;
}

/** What a person or a payload means by an id; `undefined` where it can be none of the three. A number needs its `+`. */
export function readRecipient(text: string): Recipient | undefined {
  const id = text.trim();
  if (/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(id)) return { kind: "user", id };
  if (/^\+[\d\s().-]+$/.test(id)) return /^\d{7,15}$/.test(digitsOf(id)) ? { kind: "phone", id } : undefined;
  // A group id is opaque; the letter or the length tells it from a number without +.
  const group = /^[A-Za-z0-9+/=_-]{8,256}$/.test(id) && (/[A-Za-z]/.test(id) || id.length > 15);
  return group ? { kind: "group", id } : undefined;
}

/** Whom a payload is addressed to; `undefined` where it names nobody. If both are there, `to` wins (messages §1). */
export function recipientOf(body: Readonly<Record<string, unknown>>): Recipient | undefined {
  const { to, recipient } = body;
  if (typeof to === "string" && to !== "")
    return { kind: body.recipient_type === "group" ? "group" : "phone", id: to };
  return typeof recipient === "string" && recipient !== "" ? { kind: "user", id: recipient } : undefined;
}

const digitsOf = (text: string): string => text.replace(/\D/g, "");
