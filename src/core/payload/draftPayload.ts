import { type Recipient, recipientOf } from "./recipient.ts";
import { resolvePayload } from "./resolvePayload.ts";

/** A payload as it would be posted. */
export interface DraftPayload {
  /** Variables without a value still stand in it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Whom it really goes to; `undefined`: it names nobody. */
  readonly recipient: Recipient | undefined;
  readonly unresolved: readonly string[];
}

/**
 * A payload as it would be posted, to `recipient` where there is one; `undefined` where it is no object. `${lastSentId}` of a
 * message that `follows` another one has its value when its turn comes.
 */
export function draftPayload(
  value: unknown,
  variables: Readonly<Record<string, string>>,
  recipient: Recipient | undefined,
  follows: boolean,
): DraftPayload | undefined {
  const known = { ...(follows && { lastSentId: "${lastSentId}" }), ...variables };
  const resolved = resolvePayload(value, known, recipient);
  if (resolved.kind === "notAnObject") return undefined;
  if (resolved.kind === "resolved")
    return { body: resolved.body, recipient: recipientOf(resolved.body), unresolved: [] };
  const asWritten = Object.fromEntries(resolved.variables.map(name => [name, `\${${name}}`]));
  const partly = resolvePayload(value, { ...known, ...asWritten }, recipient);
  const body = partly.kind === "resolved" ? partly.body : {};
  return { body, recipient: recipientOf(body), unresolved: resolved.variables };
}
