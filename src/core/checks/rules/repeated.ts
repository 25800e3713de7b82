import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { type CheckedPayload, placeAt, type RuleFinding } from "../finding.ts";
import { shown } from "../wording.ts";

/** A string that must be the only one of its kind in the message. */
export interface Unique {
  readonly pointer: string;
  readonly value: string;
}

/** What the repeated strings share in words and in the fix that makes them differ. */
export interface Kind {
  readonly name: string;
  /** Between the text and the number that is added to it. */
  readonly separator: string;
  readonly maximumLength: number;
}

/** Every string that was there before; the first one stays. Strings whose variables are not known are left out. */
export function repeated(payload: CheckedPayload, strings: readonly Unique[], kind: Kind): RuleFinding[] {
  const known = strings.filter(({ value }) => value !== "" && !hasVariable(value));
  const taken = new Set(known.map(({ value }) => value));
  const next = new Map<string, number>();
  return known.flatMap(({ pointer, value }) => {
    const number = next.get(value);
    if (number === undefined) {
      next.set(value, 2);
      return [];
    }
    const { node } = placeAt(payload, pointer);
    const other = another(value, number, taken, kind);
    next.set(value, other.number + 1);
    taken.add(other.value);
    return [
      {
        message: `${kind.name} is unique in the message; ${shown(value)} is already there.`,
        span: spanOf(node),
        pointer,
        fixes: () =>
          node.value === value
            ? [
                {
                  title: `Change to ${shown(other.value)}`,
                  edits: [replaceValue(node, other.value)],
                  preferred: true,
                },
              ]
            : [],
      },
    ];
  });
}

/** The value with the first number from `start` on behind it that makes it unlike all others, within its maximum length. */
function another(
  value: string,
  start: number,
  taken: ReadonlySet<string>,
  { separator, maximumLength }: Kind,
) {
  for (let number = start; ; number++) {
    const ending = `${separator}${number}`;
    const candidate = [...value].slice(0, maximumLength - ending.length).join("") + ending;
    if (!taken.has(candidate)) return { value: candidate, number };
  }
}
