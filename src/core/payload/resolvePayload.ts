import { setOwn } from "../document/plainValue.ts";
import { filled, variablesIn } from "./variables.ts";

/** What is posted, or the variables that have no value. */
export type ResolvedPayload =
  | { readonly kind: "resolved"; readonly body: Record<string, unknown> }
  | { readonly kind: "unresolved"; readonly variables: readonly string[] }
  | { readonly kind: "notAnObject" };

/**
 * Turns a payload of a file into the body that is posted: variables filled, `$schema` left out. With `to`, it goes to that
 * phone number instead: a `recipient` and a `recipient_type` of a group are dropped, for they would name somebody else. A
 * read receipt has no recipient, so it gets none. A value that is filled in is not searched for variables again.
 */
export function resolvePayload(
  value: unknown,
  variables: Readonly<Record<string, string>>,
  to?: string,
): ResolvedPayload {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "notAnObject" };
  const body = addressed(value, to);
  const unresolved = variablesIn(body).filter(name => !Object.hasOwn(variables, name));
  if (unresolved.length > 0) return { kind: "unresolved", variables: unresolved };
  return { kind: "resolved", body: filled(body, variables) };
}

/** The payload without `$schema`, and sent to `to` where it is given. */
function addressed(payload: object, to: string | undefined): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const receipt = Object.hasOwn(payload, "status");
  for (const [key, value] of Object.entries(payload)) {
    if (key === "$schema") continue;
    if (to !== undefined && !receipt) {
      if (key === "recipient" && !Object.hasOwn(payload, "to")) body.to = to;
      if (key === "recipient" || (key === "recipient_type" && value === "group")) continue;
    }
    setOwn(body, key, key === "to" && to !== undefined && !receipt ? to : value);
  }
  if (to !== undefined && !receipt && !Object.hasOwn(body, "to")) body.to = to;
  return body;
}
