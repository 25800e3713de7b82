import { draftPayload } from "../core/payload/draftPayload.ts";
import type { Recipient } from "../core/payload/recipient.ts";
import type { Draft } from "./sendRequest.ts";
import type { Target } from "./targets.ts";

/** The messages as they would be posted, in this order; `undefined` for one that is no object. */
export function draftsOf(
  targets: readonly Target[],
  recipient: Recipient | undefined,
  variables: (target: Target) => Readonly<Record<string, string>>,
): readonly (Draft | undefined)[] {
  return targets.map((target, position) => {
    const draft = draftPayload(target.payload.value, variables(target), recipient, position > 0);
    return draft && { target, ...draft };
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
