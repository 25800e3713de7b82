import type { Edit, Span } from "../problem.ts";
import type { FoundSecret, SecretKind } from "./findSecrets.ts";

/** How a text names a variable of the environment. */
export type SecretLanguage = "script" | "shell" | "powershell" | "cmd" | "dotenv" | "text";

export const variableOf = (kind: SecretKind): string =>
  kind === "accessToken" ? "WAMSG_ACCESS_TOKEN" : "WAMSG_APP_SECRET";

/** How the variable is written in a language, for people to read. */
export function written(kind: SecretKind, language: SecretLanguage): string {
  const variable = variableOf(kind);
  switch (language) {
    case "script":
      return `process.env.${variable}`;
    case "powershell":
      return `$env:${variable}`;
    case "cmd":
      return `%${variable}%`;
    default:
      return `$${variable}`;
  }
}

/** The edit that puts a variable of the environment in a secret's place, so that the text still does what it did. */
export function replaceSecret(text: string, { kind, span }: FoundSecret, language: SecretLanguage): Edit {
  const variable = written(kind, language);
  const quote = quoteAround(text, span);
  switch (language) {
    case "script":
      return inScript(text, span, variable, quote);
    case "shell":
      // In single quotes nothing is expanded: they end before the variable and begin again behind it.
      return { span, text: quote?.mark === "'" ? `'"${variable}"'` : variable };
    case "powershell":
      return { span, text: quote?.mark === "'" ? `' + ${variable} + '` : variable };
    case "dotenv":
      // A variable that stands for itself has no value: it comes from the environment then.
      return { span, text: isOwn(text, span, kind) ? "" : variable };
    case "cmd":
    case "text":
      return { span, text: variable };
    default:
      return language satisfies never;
  }
}

interface Quote {
  readonly mark: string;
  /** The literal with its quotes. */
  readonly span: Span;
}

function inScript(text: string, span: Span, variable: string, quote: Quote | undefined): Edit {
  if (!quote) return { span, text: variable };
  const inside = { start: quote.span.start + 1, end: quote.span.end - 1 };
  if (inside.start === span.start && inside.end === span.end) return { span: quote.span, text: variable };
  if (quote.mark === "`") return { span, text: `\${${variable}}` };
  const before = text.slice(inside.start, span.start);
  const after = text.slice(span.end, inside.end);
  // What means something else between backticks stays between its own quotes.
  if (/[`\\]|\$\{/.test(before + after)) {
    const { mark } = quote;
    return { span, text: `${mark} + ${variable} + ${mark}` };
  }
  return { span: quote.span, text: `\`${before}\${${variable}}${after}\`` };
}

/** The quotes that a place stands in, on its own line; a template literal may go over several. */
function quoteAround(text: string, span: Span): Quote | undefined {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  let open: { readonly mark: string; readonly at: number } | undefined;
  for (let at = lineStart; at < span.start; at++) {
    const char = text[at] ?? "";
    if (char === "\\") at += 1;
    else if (open) open = char === open.mark ? undefined : open;
    else if (char === '"' || char === "'" || char === "`") open = { mark: char, at };
  }
  if (!open) return undefined;
  for (let at = span.end; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === open.mark) return { mark: open.mark, span: { start: open.at, end: at + 1 } };
    else if (text[at] === "\n" && open.mark !== "`") return undefined;
  }
  return undefined;
}

function isOwn(text: string, { start }: Span, kind: SecretKind): boolean {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return new RegExp(`^\\s*(?:export\\s+)?${variableOf(kind)}\\s*=\\s*["']?$`).test(line);
}
