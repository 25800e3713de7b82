/** The shell that a command line was written for. */
export type Shell = "bash" | "cmd" | "powershell";

/** Tells by its marks which shell a command line is for; bash where there are none. */
export function shellOf(command: string): Shell {
  // The first quotation mark belongs to the command; later ones may stand in what is posted.
  const firstQuote = /\s(\^"|\$?'|")/.exec(command)?.[1];
  const windows = firstQuote !== undefined && !firstQuote.endsWith("'");
  if (firstQuote === '^"' || (windows && /"\{""|Bearer %\w+%|\s\^[^\S\n]*\r?\n/.test(command))) return "cmd";
  if (/^\s*curl\.exe\b|\s`[^\S\n]*\r?\n|Bearer \$env:/i.test(command)) return "powershell";
  return "bash";
}

/**
 * Splits a command line as the shell would, but expands nothing: `$NAME` stays. Line breaks only separate words, for a command
 * that went through a single-line input has lost its own; a quotation that is not closed reaches to the end.
 */
export function shellWords(command: string, shell: Shell): string[] {
  switch (shell) {
    case "bash":
      return split(command, bash);
    case "powershell":
      return split(command, powershell).map(unescapedForProgram);
    case "cmd":
      return split(withoutCarets(command), argv);
    default:
      return shell satisfies never;
  }
}

/** What begins at an offset: a piece of a word and where it ends, or `undefined` for a character that stands for itself. */
type ReadPiece = (text: string, at: number) => { readonly piece: string; readonly end: number } | undefined;

function split(text: string, read: ReadPiece): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; ) {
    const special = read(text, at);
    const char = text[at] ?? "";
    if (special) {
      word = (word ?? "") + special.piece;
      at = special.end;
      continue;
    }
    const continuation = continues(text, at);
    if (continuation || /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + char;
    at += 1;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** A mark at the end of a line that says: the command goes on. Where the line breaks were lost, spaces follow it. */
const continues = (text: string, at: number): boolean =>
  /[\\^`]/.test(text[at] ?? "") && /^\s?$/.test(text[at + 1] ?? "") && /^\s?$/.test(text[at - 1] ?? "");

const bash: ReadPiece = (text, at) => {
  if (text.startsWith("$'", at)) return quotation(text, at + 2, "'", ansiEscape);
  if (text[at] === "'") return quotation(text, at + 1, "'", () => undefined);
  if (text[at] === '"') return quotation(text, at + 1, '"', doubleQuoteEscape);
  if (text[at] === "\\" && at + 1 < text.length && !continues(text, at)) {
    // Outside quotes a line break that is escaped is nothing at all.
    const lineBreak = /^\\\r?\n/.exec(text.slice(at, at + 3))?.[0].length;
    return lineBreak ? { piece: "", end: at + lineBreak } : { piece: text[at + 1] ?? "", end: at + 2 };
  }
  return undefined;
};

const powershell: ReadPiece = (text, at) => {
  if (text[at] === "'") return quotation(text, at + 1, "'", doubled("'"));
  if (text[at] === '"')
    return quotation(text, at + 1, '"', (all, from) => backtickEscape(all, from) ?? doubled('"')(all, from));
  if (text[at] === "`" && at + 1 < text.length && !continues(text, at))
    return { piece: text[at + 1] ?? "", end: at + 2 };
  return undefined;
};

/** How a Windows program splits what cmd hands it: backslashes matter only before a quotation mark. */
const argv: ReadPiece = (text, at) => {
  if (text[at] === '"')
    return quotation(text, at + 1, '"', (all, from) => backslashQuote(all, from) ?? doubled('"')(all, from));
  return backslashQuote(text, at);
};

type ReadEscape = (text: string, at: number) => { readonly piece: string; readonly end: number } | undefined;

function quotation(text: string, from: number, mark: string, readEscape: ReadEscape) {
  let piece = "";
  let at = from;
  while (at < text.length) {
    const escaped = readEscape(text, at);
    if (escaped) {
      piece += escaped.piece;
      at = escaped.end;
      continue;
    }
    if (text[at] === mark) return { piece, end: at + 1 };
    piece += text[at];
    at += 1;
  }
  return { piece, end: at };
}

const doubled =
  (mark: string): ReadEscape =>
  (text, at) =>
    text.startsWith(mark + mark, at) ? { piece: mark, end: at + 2 } : undefined;

const doubleQuoteEscape: ReadEscape = (text, at) => {
  const next = text[at + 1] ?? "";
  if (text[at] !== "\\" || !/["\\$`\n]/.test(next)) return undefined;
  return { piece: next === "\n" ? "" : next, end: at + 2 };
};

const ansiEscape: ReadEscape = (text, at) => {
  if (text[at] !== "\\") return undefined;
  const [whole, hex] =
    /^\\(?:x([\da-f]{1,2})|u([\da-f]{1,4})|U([\da-f]{1,8}))/i
      .exec(text.slice(at, at + 10))
      ?.filter(Boolean) ?? [];
  if (whole && hex) {
    const code = Number.parseInt(hex, 16);
    return { piece: code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code), end: at + whole.length };
  }
  const next = text[at + 1] ?? "";
  return { piece: controls.get(next) ?? next, end: at + 2 };
};

const backtickEscape: ReadEscape = (text, at) => {
  if (text[at] !== "`") return undefined;
  const next = text[at + 1] ?? "";
  return { piece: controls.get(next) ?? next, end: at + 2 };
};

const controls: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const backslashQuote: ReadEscape = (text, at) => {
  if (text[at] !== "\\") return undefined;
  let end = at;
  while (text[end] === "\\") end += 1;
  const count = end - at;
  if (text[end] !== '"') return { piece: "\\".repeat(count), end };
  const literal = count % 2 === 1;
  return { piece: "\\".repeat(count >> 1) + (literal ? '"' : ""), end: literal ? end + 1 : end };
};

/** What cmd itself does: outside quotation marks a caret makes the next character an ordinary one. */
function withoutCarets(text: string): string {
  let result = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === "^" && !quoted) {
      at += 1;
      // The line break after a caret is passed over, and the character behind it counts as escaped.
      if (text.startsWith("\r\n", at)) at += 2;
      else if (text[at] === "\n") at += 1;
      result += text[at] ?? "";
      continue;
    }
    if (char === '"') quoted = !quoted;
    result += char;
  }
  return result;
}

/** Older PowerShells want quotation marks escaped once more for the program they call. */
const unescapedForProgram = (word: string): string =>
  /(?<!\\)"/.test(word) ? word : word.replaceAll('\\"', '"');
