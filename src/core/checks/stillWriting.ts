import { locator } from "../document/locate.ts";
import type { WamsgDocument } from "../document/parseDocument.ts";
import type { Problem } from "../problem.ts";

/** Codes of problems that what is typed next may take away: something is missing, or is not yet as another part is. */
const mayCome: ReadonlySet<string> = new Set([
  "missing-property",
  "missing-type",
  "content-missing",
  "group-id-as-phone",
  "choose-one",
  "too-few-items",
  "cards-differ",
  "template-button",
  "template-cards",
  "template-header",
  "template-parameters",
]);

/**
 * The problems without those that say that something is missing from what is being written at an offset: an object that the
 * person is typing in is not complete yet, and need not be told so. Faults of what is there are all told.
 */
export function withoutStillWriting(
  problems: readonly Problem[],
  { root }: WamsgDocument,
  offset: number,
): readonly Problem[] {
  if (!root || !problems.some(({ code }) => mayCome.has(code))) return problems;
  const locate = locator(root);
  return problems.filter(({ code, pointer }) => {
    const node = mayCome.has(code) ? locate(pointer)?.node : undefined;
    return !node || offset <= node.offset || offset >= node.offset + node.length;
  });
}
