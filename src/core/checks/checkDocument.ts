import { openingOf, spanOf } from "../document/locate.ts";
import type { Payload, WamsgDocument } from "../document/parseDocument.ts";
import { filled } from "../payload/variables.ts";
import type { Problem } from "../problem.ts";
import type { TemplateDefinition } from "../templates/templateDefinition.ts";
import type { CheckMemory, Verdict } from "./checkMemory.ts";
import { type Finding, isObject } from "./finding.ts";
import { LazyPayload } from "./lazyPayload.ts";
import { ruleFindings } from "./ruleFindings.ts";
import { saidOnce } from "./saidOnce.ts";
import { schemaFindings } from "./schemaFindings.ts";
import { everyMark, marksOf, type TextMarks } from "./textMarks.ts";
import { kindOf } from "./wording.ts";

/** What is known besides the text. */
export interface CheckContext {
  /** Country of the business number, ISO 3166-1 alpha-2; `undefined`: unknown. */
  readonly country: string | undefined;
  /** Variables whose value is known; a string with any other variable counts as "any string". */
  readonly variables: Readonly<Record<string, string>>;
  /** The templates of the account; left out or empty: unknown, so that nothing is held against a template message. */
  readonly templates?: readonly TemplateDefinition[];
  /** The time, in milliseconds since 1970; left out: unknown, so that nothing is held to be too late. */
  readonly nowMs?: number;
}

/** As many problems of one file are told; one more says how many there are beyond. */
export const maximumProblems = 100;

/** Beyond this many findings the rest of a file is not looked at: it is no message, or all of it is wrong alike. */
const enoughFindings = 1000;

/**
 * Every fault of a document, in the order of the text, each said once; at most {@link maximumProblems} and one that counts
 * the rest. A text that is not JSON has that fault only. Never throws. With a memory of the check before, a change in one
 * message of a long conversation costs little.
 */
export function checkDocument(
  document: WamsgDocument,
  context: CheckContext,
  memory?: CheckMemory,
): Problem[] {
  if (document.faults.length > 0) return [...document.faults];
  if (document.conversation && document.payloads.length === 0) return [emptyConversation(document)];

  const fill = mentionsVariables(document.text) && Object.keys(context.variables).length > 0;
  const marks = fill ? everyMark : marksOf(document.text);
  const problems: (() => Problem)[] = [];
  let uncounted = 0;
  let checked = 0;
  memory?.begin(context);
  for (const payload of document.payloads) {
    if (problems.length + uncounted >= enoughFindings) break;
    checked++;
    const find = () => findingsOf(document, payload, marks, context, fill);
    if (memory) {
      const told = memory.verdict(payload, document.text, () => verdictOf(payload, find()));
      for (const problem of told.problems) problems.push(() => problem);
      uncounted += told.more;
    } else {
      const { findings, beyond } = find();
      for (const finding of findings) problems.push(() => problem(payload, finding));
      uncounted += beyond;
    }
  }
  memory?.end();
  const told = problems.slice(0, maximumProblems).map(tell => tell());
  const more = problems.length - told.length + uncounted;
  const rest = checked < document.payloads.length || uncounted > 0;
  return more > 0 ? [...told, andMore(document, told, more, rest)] : told;
}

interface Found {
  readonly findings: readonly Finding[];
  /** Findings that are only counted. */
  readonly beyond: number;
}

function verdictOf(payload: Payload, { findings, beyond }: Found): Verdict {
  const problems = findings.slice(0, maximumProblems).map(finding => problem(payload, finding));
  return { problems, more: findings.length - problems.length + beyond };
}

function findingsOf(
  document: WamsgDocument,
  payload: Payload,
  marks: TextMarks,
  context: CheckContext,
  fill: boolean,
): Found {
  if (!isObject(payload.value)) return { findings: [notAPayload(document.text, payload)], beyond: 0 };
  const value = fill ? filled(payload.value, context.variables) : payload.value;
  const checked = new LazyPayload(document, payload, value, marks, context);
  const schema = schemaFindings(checked);
  const findings = [...schema.findings, ...ruleFindings(checked)];
  return { findings: saidOnce(checked, findings), beyond: schema.uncounted };
}

function problem(payload: Payload, { code, severity, message, span, pointer, fixes }: Finding): Problem {
  return { code, severity, message, span, pointer: payload.pointer + pointer, fixes: fixes?.() ?? [] };
}

function notAPayload(text: string, { node, value }: Payload): Finding {
  const written = text.slice(node.offset, node.offset + node.length);
  const message = `A message is an object; this is ${kindOf(value, written)}.`;
  return { code: "not-a-payload", severity: "error", message, span: mark(node), pointer: "" };
}

/** Whether there may be one: a dollar sign can also be written as an escape. */
const mentionsVariables = (text: string): boolean => text.includes("${") || text.includes("\\u");

/** A value that may fill the whole file is marked at its beginning only. */
const mark = (node: Payload["node"]) =>
  node.type === "array" ? openingOf({ node, key: undefined, property: undefined }) : spanOf(node);

function emptyConversation({ root, text }: WamsgDocument): Problem {
  return {
    code: "too-few-items",
    severity: "error",
    message: "A conversation has at least 1 message; this one has none.",
    span: root ? spanOf(root) : { start: 0, end: text.length },
    pointer: "",
    fixes: [],
  };
}

/** The rest, counted; without an exact number where the check stopped early. */
function andMore(
  { root, text }: WamsgDocument,
  told: readonly Problem[],
  more: number,
  rest: boolean,
): Problem {
  const severity = told.some(it => it.severity === "error") ? "error" : (told[0]?.severity ?? "error");
  return {
    code: "more-problems",
    severity,
    message: rest
      ? `… and more than ${more} problems more.`
      : `… and ${more} more ${more === 1 ? "problem" : "problems"}.`,
    span: root ? { start: root.offset, end: root.offset + 1 } : { start: 0, end: Math.min(1, text.length) },
    pointer: "",
    fixes: [],
  };
}
