import type { Node } from "jsonc-parser";
import type { Variables } from "../arrangement.ts";
import type { Span } from "../problem.ts";
import type { TemplateText } from "../templates/templateDefinition.ts";
import { templateVariable } from "../templates/templateVariables.ts";
import type { Run } from "./formatLine.ts";
import type { TextBlock } from "./formatText.ts";
import { clipped, field, items, spanOf, textOf } from "./jsonField.ts";
import { shownValue } from "./viewParameters.ts";

/** A template's text with its values in it. */
export interface FilledText {
  readonly text: string;
  readonly fillings: readonly Filling[];
}

/** Where a value stands in the filled text. UTF-16 offsets. */
interface Filling {
  readonly start: number;
  readonly end: number;
  /** Where the value is written; `undefined`: there is none, the variable itself stands there. */
  readonly span: Span | undefined;
}

/** No value that Meta accepts is longer than the text it goes into. UTF-16 units. */
const longestValue = 1024;

/**
 * Puts the values of a component into the text of its template, by name or in the order of the variables; or the definition's
 * examples; or nothing.
 */
export function fillText(
  { text, variables, examples }: TemplateText,
  component: Node | undefined,
  by: Variables = "sent",
): FilledText {
  const parameters = items(field(component, "parameters"));
  const named = parameters.some(it => field(it, "parameter_name") !== undefined);
  const parameterOf = (name: string): Node | undefined =>
    named
      ? parameters.find(it => textOf(field(it, "parameter_name")) === name)
      : parameters[variables.indexOf(name)];
  const fillings: Filling[] = [];
  let filled = "";
  let at = 0;
  for (const match of text.matchAll(templateVariable)) {
    const name = match[1] ?? "";
    const parameter = parameterOf(name);
    const example = Object.hasOwn(examples, name) ? examples[name] : undefined;
    const value = by === "sent" ? shownValue(parameter) : by === "examples" ? example : undefined;
    filled += text.slice(at, match.index);
    const start = filled.length;
    filled += value === undefined ? match[0] : clipped(value, longestValue);
    fillings.push({ start, end: filled.length, span: value && parameter ? spanOf(parameter) : undefined });
    at = match.index + match[0].length;
  }
  return { text: filled + text.slice(at), fillings };
}

/** Cuts the runs of a filled text where values begin and end, so that each can say where it is written. */
export function markFillings(blocks: readonly TextBlock[], fillings: readonly Filling[]): TextBlock[] {
  if (fillings.length === 0) return [...blocks];
  const marked = (runs: readonly Run[]): Run[] => runs.flatMap(run => cutRun(run, fillings));
  return blocks.map(block => {
    if (block.kind === "code") return block;
    if (block.kind === "list")
      return { ...block, items: block.items.map(item => ({ ...item, runs: marked(item.runs) })) };
    return { ...block, runs: marked(block.runs) };
  });
}

function cutRun(run: Run, fillings: readonly Filling[]): Run[] {
  const runs: Run[] = [];
  let at = run.start;
  const push = (end: number, more: Partial<Run>): void => {
    if (end <= at) return;
    runs.push({ ...run, text: run.text.slice(at - run.start, end - run.start), start: at, end, ...more });
    at = end;
  };
  for (const { start, end, span } of fillings) {
    if (end <= at || start >= run.end) continue;
    push(start, {});
    const stop = Math.min(end, run.end);
    push(stop, span ? { filled: span } : { styles: [...run.styles, "variable"] });
  }
  push(run.end, {});
  return runs;
}
