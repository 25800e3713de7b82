import type { Shell } from "./shellWords.ts";

/** A request as it is sent, but for the token. */
export interface CurlRequest {
  readonly url: string;
  /** What is posted, as JSON. */
  readonly body: unknown;
  /** The shell that the command is pasted into; PowerShell from 7.3 on, older ones mangle quotation marks. */
  readonly quoting: Shell;
  /** The header that carries the token, and its scheme; `Authorization: Bearer` where there is none. */
  readonly authorization?: string | undefined;
}

/**
 * The request as a curl command. The token is never in it: the shell puts in the variable `WAMSG_ACCESS_TOKEN`. Everything
 * else is quoted so that the shell expands nothing.
 */
export function toCurl({ url, body, quoting, authorization = "Authorization: Bearer" }: CurlRequest): string {
  const { program, continued, quote, token, layout } = shells[quoting];
  return [
    `${program} --request POST ${quote(url)}`,
    `--header "${authorization.trim()} ${token}"`,
    `--header ${quote("Content-Type: application/json")}`,
    // Unlike --data, it never takes a leading @ for a file.
    `--data-raw ${quote(JSON.stringify(body, null, layout))}`,
  ].join(continued);
}

interface Quoting {
  readonly program: string;
  /** What stands between two lines of one command. */
  readonly continued: string;
  /** The token's variable, inside quotation marks. */
  readonly token: string;
  /** Indentation of the JSON; cmd knows no line break inside a word. */
  readonly layout: number;
  quote(text: string): string;
}

const shells: Readonly<Record<Shell, Quoting>> = {
  bash: {
    program: "curl",
    continued: " \\\n  ",
    token: "$WAMSG_ACCESS_TOKEN",
    layout: 2,
    // A single quote ends the quotation, stands escaped, and begins the next.
    quote: text => `'${text.replaceAll("'", `'\\''`)}'`,
  },
  powershell: {
    // In Windows PowerShell `curl` is something else.
    program: "curl.exe",
    continued: " `\n  ",
    token: "$env:WAMSG_ACCESS_TOKEN",
    layout: 2,
    // It takes typographic single quotes for quotes too; in JSON they can be written as what they are.
    quote: text => `'${text.replaceAll("'", "''").replace(/[‘’‚‛]/g, jsonEscape)}'`,
  },
  cmd: {
    program: "curl",
    continued: " ^\n  ",
    token: "%WAMSG_ACCESS_TOKEN%",
    layout: 0,
    quote: text => escapedForCmd(quotedForWindows(text)),
  },
};

const jsonEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16)}`;

/** As Windows programs split their command line: backslashes count double before a quotation mark. */
const quotedForWindows = (text: string): string =>
  `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, "$&$&")}"`;

/** A caret before each character that means something to cmd, so that it never sees a quotation of its own. */
const escapedForCmd = (text: string): string => text.replace(/[()%!^"<>&|]/g, "^$&");
