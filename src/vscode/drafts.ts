import { type Recipient, recipientOf } from "../core/payload/recipient.ts";
import { resolvePayload } from "../core/payload/resolvePayload.ts";
import type { Draft } from "./sendRequest.ts";
import type { Target } from "./targets.ts";

/**
 * The messages as they would be posted; `undefined` for one that is no object. `${lastSentId}` of a message that follows
 * another one has its value when its turn comes.
 */
export function draftsOf(
  targets: readonly Target[],
  recipient: Recipient | undefined,
  variables: (target: Target) => Readonly<Record<string, string>>,
): readonly (Draft | undefined)[] {
  return targets.map((target, position) => {
    const known = { ...(position > 0 && { lastSentId: "${lastSentId}" }), ...variables(target) };
    const resolved = resolvePayload(target.payload.value, known, recipient);
    if (resolved.kind === "notAnObject") return undefined;
    if (resolved.kind === "resolved")
      return { target, recipient: recipientOf(resolved.body), body: resolved.body, unresolved: [] };
    const asWritten = Object.fromEntries(resolved.variables.map(name => [name, `\${${name}}`]));
    const partly = resolvePayload(target.payload.value, { ...known, ...asWritten }, recipient);
    const body = partly.kind === "resolved" ? partly.body : {};
    return { target, recipient: recipientOf(body), body, unresolved: resolved.variables };
  });
}

/** The variables of a message that goes to `recipient`: `${testNumber}` is the number it is really sent to. */
export function variablesFor(
  variables: Readonly<Record<string, string>>,
  recipient: Recipient | undefined,
): Readonly<Record<string, string>> {
  return recipient?.kind === "phone" ? { ...variables, testNumber: recipient.id } : variables;
}

/** What a person calls a message: its file, and its number where the file has several. */
export function labelOf({ source, payload }: Target): string {
  const name = source.uri.path.slice(source.uri.path.lastIndexOf("/") + 1);
  return payload.pointer === "" ? name : `${name} (message ${payload.index + 1})`;
}
