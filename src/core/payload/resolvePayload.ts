import { setOwn } from "../document/plainValue.ts";
import type { Recipient } from "./recipient.ts";
import { filled, variablesIn } from "./variables.ts";

/** What is posted, or the variables that have no value. */
export type ResolvedPayload =
  | { readonly kind: "resolved"; readonly body: Record<string, unknown> }
  | { readonly kind: "unresolved"; readonly variables: readonly string[] }
  | { readonly kind: "notAnObject" };

/**
 * Turns a payload of a file into the body that is posted: variables filled, `$schema` left out. With `to`, it goes there
 * instead: what names somebody else is dropped. A read receipt has no recipient, so it gets none. A value that is filled
 * in is not searched for variables again.
 */
export function resolvePayload(
  value: unknown,
  variables: Readonly<Record<string, string>>,
  to?: Recipient,
): ResolvedPayload {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "notAnObject" };
  const body = addressed(value, to);
  const unresolved = variablesIn(body).filter(name => !Object.hasOwn(variables, name));
  if (unresolved.length > 0) return { kind: "unresolved", variables: unresolved };
  return { kind: "resolved", body: filled(body, variables) };
}

/** The payload without `$schema`, and sent to `to` where it is given. */
function addressed(payload: object, to: Recipient | undefined): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const kept = to === undefined || Object.hasOwn(payload, "status");
  for (const [key, value] of Object.entries(payload)) {
    if (key === "$schema") continue;
    if (kept || !namesRecipient(key, value, to)) setOwn(body, key, value);
    else if (key !== "recipient_type") Object.assign(body, addressOf(to));
  }
  return kept ? body : Object.assign(body, addressOf(to));
}

/** Whether a property says whom the message is for, so that it has to make way for `to`. */
const namesRecipient = (key: string, value: unknown, to: Recipient): boolean =>
  key === "to" ||
  key === "recipient" ||
  (key === "recipient_type" && (value === "group" || to.kind === "group"));

function addressOf({ kind, id }: Recipient): Readonly<Record<string, string>> {
  if (kind === "user") return { recipient: id };
  return kind === "group" ? { recipient_type: "group", to: id } : { to: id };
}
