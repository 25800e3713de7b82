import type { Span } from "../problem.ts";
import type { ItemView } from "./view.ts";

/** A part of a message, and where it is drawn. */
export interface FoundPart {
  readonly span: Span;
  /** It is drawn in a sheet, which the part that is written here opens; `undefined`: it is always there. */
  readonly opener: Span | undefined;
}

/** The narrowest part of a message that what is written at `span` is in; `undefined`: none, it belongs to all of it. */
export function findPart(item: ItemView, { start, end }: Span): FoundPart | undefined {
  let best: FoundPart | undefined;
  const visit = (value: unknown, opener: Span | undefined, own: boolean): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const part of value) visit(part, opener, false);
      return;
    }
    const here = "span" in value && isSpan(value.span) ? value.span : undefined;
    const found = here ?? ("filled" in value && isSpan(value.filled) ? value.filled : undefined);
    if (found && !own && found.start <= start && found.end >= end && isNarrower(found, best))
      best = { span: found, opener };
    for (const [key, part] of Object.entries(value)) {
      if (key === "sheet") visit(part, opener ?? here, false);
      else if (!elsewhere.has(key)) visit(part, opener, false);
    }
  };
  visit(item, undefined, true);
  return best;
}

/** Keys that hold no parts, or those of another message. */
const elsewhere: ReadonlySet<string> = new Set(["span", "filled", "tap", "failures", "short"]);

/** Of two that are equally narrow the one that is always there. */
function isNarrower(span: Span, than: FoundPart | undefined): boolean {
  return than === undefined || span.end - span.start < than.span.end - than.span.start;
}

function isSpan(value: unknown): value is Span {
  return (
    typeof value === "object" &&
    value !== null &&
    "start" in value &&
    typeof value.start === "number" &&
    "end" in value &&
    typeof value.end === "number"
  );
}
