import { createScanner, type ParseError, printParseErrorCode, type SyntaxKind } from "jsonc-parser";
import type { Edit, Fix, Problem, Span } from "../problem.ts";

/** The one problem of a text that is not JSON: what stands in the way first, in words, with a fix where it is certain. */
export function syntaxProblem(text: string, errors: readonly ParseError[]): Problem | undefined {
  if (text.trim() === "") {
    return syntax("The file is empty. A message is a JSON object, a conversation an array of them.", {
      start: 0,
      end: text.length,
    });
  }
  const [first] = [...errors].sort((a, b) => a.offset - b.offset);
  if (!first) return undefined;
  const span = visibleSpan(text, first);
  const found = text.slice(first.offset, first.offset + first.length);
  const name = printParseErrorCode(first.error);

  if (name === "InvalidCommentToken" || name === "UnexpectedEndOfComment" || found.startsWith("/")) {
    const fixes = removal("Remove the comments", tokens(text).comments);
    return syntax("JSON has no comments.", span, fixes);
  }
  const { trailingCommas, invisible } = tokens(text);
  const hidden = invisible.find(it => it.start >= span.start && it.end <= span.end);
  if (hidden) {
    const edits = invisible.map(it => ({ span: it, text: " " }));
    return syntax(`The character ${codePoint(text, hidden)} cannot be seen, and is not JSON.`, hidden, [
      { title: "Replace the invisible characters with spaces", edits, preferred: true },
    ]);
  }
  const comma = trailingCommas.findLast(it => it.end <= first.offset);
  const justBefore = comma !== undefined && text.slice(comma.end, first.offset).trim() === "";
  if (justBefore && (name === "PropertyNameExpected" || name === "ValueExpected")) {
    const fixes = removal("Remove the trailing commas", trailingCommas);
    return syntax("JSON has no comma after the last item.", comma, fixes);
  }
  if (name === "CommaExpected" && /^["{[]/.test(found)) {
    const at = text.slice(0, first.offset).trimEnd().length;
    const edit = { span: { start: at, end: at }, text: "," };
    return syntax("A comma is missing before this.", span, [
      { title: "Insert the comma", edits: [edit], preferred: true },
    ]);
  }
  return syntax(sentence(name, found), span);
}

function syntax(message: string, span: Span, fixes: readonly Fix[] = []): Problem {
  return { code: "syntax", severity: "error", message, span, pointer: "", fixes };
}

function sentence(name: string, found: string): string {
  const shown = found.length > 30 ? `${found.slice(0, 30)}…` : found;
  switch (name) {
    case "PropertyNameExpected":
      return "A property name in double quotes is expected here.";
    case "ValueExpected":
      return "A value is expected here.";
    case "ColonExpected":
      return "A colon is expected between a property name and its value.";
    case "CommaExpected":
      return `A comma is expected before ${shown}.`;
    case "CloseBraceExpected":
      return "The closing brace } is missing.";
    case "CloseBracketExpected":
      return "The closing bracket ] is missing.";
    case "EndOfFileExpected":
      return `Nothing may follow the message, but ${shown} does. Several messages stand in an array: [ …, … ].`;
    case "UnexpectedEndOfString":
      return "The closing double quote is missing. A line break inside a string is written \\n.";
    case "UnexpectedEndOfNumber":
    case "InvalidNumberFormat":
      return `${shown} is not a complete number.`;
    case "InvalidUnicode":
      return `${shown} has an incomplete \\u escape: four hexadecimal digits follow \\u.`;
    case "InvalidEscapeCharacter":
      return `${shown} has an escape that JSON does not know. A backslash is written \\\\.`;
    case "InvalidCharacter":
      return "A control character inside a string is written as an escape: \\n for a line break, \\t for a tab.";
    default:
      return /^'/.test(found)
        ? `${shown} is not JSON: strings stand in double quotes.`
        : `${shown} is not JSON: names and strings stand in double quotes; the only bare words are true, false and null.`;
  }
}

/** `U+00A0`. */
const codePoint = (text: string, { start }: Span): string =>
  `U+${(text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Where something can be seen: an error at the end of the text marks the last character that is not white space. */
function visibleSpan(text: string, { offset, length }: ParseError): Span {
  const end = Math.min(text.length, offset + length);
  if (end > offset) return { start: offset, end };
  const last = text.slice(0, offset).trimEnd().length;
  return { start: Math.max(0, last - 1), end: last };
}

function removal(title: string, spans: readonly Span[]): Fix[] {
  const edits: Edit[] = spans.map(span => ({ span, text: "" }));
  return edits.length > 0 ? [{ title, edits, preferred: true }] : [];
}

interface Tokens {
  readonly comments: readonly Span[];
  /** Commas that a closing bracket follows. */
  readonly trailingCommas: readonly Span[];
  /** Characters outside strings that cannot be seen and are no white space to JSON, such as U+00A0 from a web page. */
  readonly invisible: readonly Span[];
}

function tokens(text: string): Tokens {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  const trailingCommas: Span[] = [];
  const invisible: Span[] = [];
  let comma: Span | undefined;
  for (let kind: SyntaxKind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const span = { start, end: start + scanner.getTokenLength() };
    if (kind === lineBreak || kind === trivia) continue;
    if (kind === lineComment || kind === blockComment) comments.push(span);
    else if (kind === commaToken) comma = span;
    else {
      if (comma && (kind === closeBrace || kind === closeBracket)) trailingCommas.push(comma);
      comma = undefined;
    }
    if (kind !== unknown) continue;
    for (const { index, 0: char } of text.slice(span.start, span.end).matchAll(unseen)) {
      invisible.push({ start: start + index, end: start + index + char.length });
    }
  }
  return { comments, trailingCommas, invisible };
}

const unseen = /[^\p{Letter}\p{Mark}\p{Number}\p{Punctuation}\p{Symbol}\p{Surrogate}\p{Private_Use}]/gu;

// jsonc-parser declares its token kinds as a constant enum, which is gone at run time.
const closeBrace = 2;
const closeBracket = 4;
const commaToken = 5;
const lineComment = 12;
const blockComment = 13;
const lineBreak = 14;
const trivia = 15;
const unknown = 16;
const endOfFile = 17;
