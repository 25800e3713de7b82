import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { type FormattingMark, formattingMarks } from "./formattingMarks.ts";

/** Formatting marks in a field that shows them as they are (Messages §16, Preview §3.5). */
export const formattingNotShown: Rule = {
  code: "formatting-not-shown",
  severity: "info",
  types: ["interactive", "template", "location", "contacts"],
  mark: "format",
  check: payload =>
    payload.texts.flatMap(({ pointer, value, name, formatted }) => {
      if (formatted || value.length > longest || hasVariable(value)) return [];
      const marks = formattingMarks(value);
      const [first] = marks;
      if (!first) return [];
      const { node } = placeAt(payload, pointer);
      const plain = without(value, marks);
      return [
        {
          message: `${name} is not formatted: the customer reads the ${shown(first.mark)} as they are.`,
          span: spanOf(node),
          pointer,
          fixes: () =>
            node.value === value
              ? [
                  {
                    title: `Change to ${shown(plain)}`,
                    edits: [replaceValue(node, plain)],
                    preferred: true,
                  },
                ]
              : [],
        },
      ];
    }),
};

/** No such field takes a longer text. */
const longest = 4096;

const without = (text: string, marks: readonly FormattingMark[]): string =>
  marks.reduceRight((rest, { at, mark }) => rest.slice(0, at) + rest.slice(at + mark.length), text);
