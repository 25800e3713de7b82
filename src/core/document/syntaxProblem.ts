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
  const { trailingCommas } = tokens(text);
  const comma = trailingCommas.find(it => text.slice(it.end, first.offset).trim() === "");
  if (comma && (name === "PropertyNameExpected" || name === "ValueExpected")) {
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
  const shown = visible(found.length > 30 ? `${found.slice(0, 30)}…` : found);
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

/** Characters that cannot be seen, by their number. */
const visible = (text: string): string =>
  text.replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Punctuation}\p{Symbol} ]/gu, char => {
    return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  });

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

/** Comments, and commas that a closing bracket follows. */
function tokens(text: string): { comments: Span[]; trailingCommas: Span[] } {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  const trailingCommas: Span[] = [];
  let comma: Span | undefined;
  for (let kind: SyntaxKind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    const span = {
      start: scanner.getTokenOffset(),
      end: scanner.getTokenOffset() + scanner.getTokenLength(),
    };
    if (kind === lineComment || kind === blockComment) comments.push(span);
    else if (kind === commaToken) comma = span;
    else if (kind === lineBreak || kind === trivia) continue;
    else {
      if (comma && (kind === closeBrace || kind === closeBracket)) trailingCommas.push(comma);
      comma = undefined;
    }
  }
  return { comments, trailingCommas };
}

// jsonc-parser declares its token kinds as a constant enum, which is gone at run time.
const closeBrace = 2;
const closeBracket = 4;
const commaToken = 5;
const lineComment = 12;
const blockComment = 13;
const lineBreak = 14;
const trivia = 15;
const endOfFile = 17;
