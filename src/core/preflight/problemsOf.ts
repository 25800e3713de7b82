import type { Payload } from "../document/parseDocument.ts";
import type { DraftPayload } from "../payload/draftPayload.ts";
import type { Problem } from "../problem.ts";

/**
 * The problems of a file that are about one of its payloads; what the file says of its recipient does not matter where
 * somebody else is written to.
 */
export function problemsOf(
  problems: readonly Problem[],
  payload: Payload,
  { recipient, body }: DraftPayload,
): readonly Problem[] {
  const { pointer: place } = payload;
  const written = payload.value as { readonly to?: unknown } | null;
  const readdressed = recipient !== undefined && body.to !== written?.to;
  return problems
    .filter(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`) || pointer === "")
    .filter(problem => !(readdressed && isAboutRecipient(problem, payload)));
}

/** Whether a problem is about whom a payload is addressed to. */
export const isAboutRecipient = ({ pointer }: Problem, { pointer: place }: Payload): boolean =>
  pointer.startsWith(place) && recipientPointers.has(pointer.slice(place.length));

const recipientPointers: ReadonlySet<string> = new Set(["/to", "/recipient", "/recipient_type"]);
