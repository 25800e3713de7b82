import { shellOf, shellWords } from "./shellWords.ts";

/** A request that somebody wrote as a curl command. No field but `token` holds a secret. */
export interface ParsedCurl {
  /** As it was written, without an `access_token` in its query. */
  readonly url: string;
  /** In capitals. */
  readonly method: string;
  /** By name in lower case; those that carry a secret are left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** What is posted; `undefined` where nothing is, or where it stands in a file. */
  readonly body: string | undefined;
  /** The access token, where it is written out; `undefined` for a variable or a placeholder in its place. */
  readonly token: string | undefined;
}

/** Reads a curl command with the quoting of bash, cmd or PowerShell; `undefined` where the text is none or has no address. */
export function parseCurl(text: string): ParsedCurl | undefined {
  const words = shellWords(text, shellOf(text));
  const start = words.findIndex(word => /^(?:.*[\\/])?curl(?:\.exe)?$/i.test(word));
  if (start < 0) return undefined;
  const request = readWords(words.slice(start + 1));
  if (request.url === undefined) return undefined;
  const { url, tokenInUrl } = withoutToken(request.url);
  const data = request.data.length > 0 ? request.data.join("&") : undefined;
  return {
    url: request.get && data !== undefined ? `${url}${url.includes("?") ? "&" : "?"}${data}` : url,
    method: (request.method ?? (data !== undefined && !request.get ? "POST" : "GET")).toUpperCase(),
    headers: request.headers,
    body: request.get ? undefined : data,
    token: realToken(request.token ?? tokenInUrl),
  };
}

interface Words {
  url: string | undefined;
  method: string | undefined;
  get: boolean;
  token: string | undefined;
  readonly headers: Record<string, string>;
  readonly data: string[];
}

function readWords(words: readonly string[]): Words {
  const found: Words = {
    url: undefined,
    method: undefined,
    get: false,
    token: undefined,
    headers: Object.create(null),
    data: [],
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    // The next command of the line is not part of this one.
    if (/^(?:[|;&]|&&|\|\||curl(?:\.exe)?)$/i.test(word)) break;
    const option = readOption(word);
    if (!option) {
      if (word !== "" && word !== "-") found.url ??= word;
      continue;
    }
    if (!option.takesValue) {
      if (option.name === "get") found.get = true;
      if (option.name === "head") found.method ??= "HEAD";
      continue;
    }
    if (option.value === undefined) at += 1;
    apply(found, option.name, option.value ?? words[at] ?? "");
  }
  return found;
}

interface Option {
  readonly name: string;
  readonly takesValue: boolean;
  /** Where it is joined to the option, as in `-XPOST`. */
  readonly value: string | undefined;
}

function readOption(word: string): Option | undefined {
  const long = /^--([\w.-]+)(?:=([\s\S]*))?$/.exec(word);
  if (long?.[1]) return { name: long[1], takesValue: !withoutValue.has(long[1]), value: long[2] };
  if (!/^-[A-Za-z#:]/.test(word)) return undefined;
  // Of joined letters the first that takes a value takes the rest of the word: -sXPOST.
  for (let at = 1; at < word.length; at++) {
    const name = shortOptions.get(word[at] ?? "");
    if (name !== undefined) return { name, takesValue: true, value: word.slice(at + 1) || undefined };
    if (word[at] === "G") return { name: "get", takesValue: false, value: undefined };
    if (word[at] === "I") return { name: "head", takesValue: false, value: undefined };
  }
  return { name: "", takesValue: false, value: undefined };
}

/** Short options that take a value. Those whose value matters here have their long name. */
const shortOptions: ReadonlyMap<string, string> = new Map([
  ["X", "request"],
  ["H", "header"],
  ["d", "data"],
  ...[..."AbcCDeEFhKmoPQrtTuUwxyYz"].map(letter => [letter, "ignored"] as const),
]);

/** Long options that take none; all others do. */
const withoutValue: ReadonlySet<string> = new Set(
  (
    "get head include silent show-error verbose location location-trusted insecure compressed fail fail-with-body " +
    "globoff http1.0 http1.1 http2 http2-prior-knowledge http3 ipv4 ipv6 progress-bar no-progress-meter remote-name " +
    "ssl tlsv1 tlsv1.2 tlsv1.3 no-buffer no-keepalive parallel raw tcp-nodelay netrc anyauth basic path-as-is"
  ).split(" "),
);

function apply(found: Words, name: string, value: string): void {
  switch (name) {
    case "request":
      found.method = value;
      return;
    case "url":
      found.url ??= value;
      return;
    case "header":
      readHeader(found, value);
      return;
    case "oauth2-bearer":
      found.token ??= value;
      return;
    case "data":
    case "data-ascii":
    case "data-binary":
      if (!value.startsWith("@")) found.data.push(value);
      return;
    case "json":
      found.headers["content-type"] ??= "application/json";
      if (!value.startsWith("@")) found.data.push(value);
      return;
    case "data-raw":
    case "data-urlencode":
      found.data.push(value);
  }
}

function readHeader(found: Words, header: string): void {
  const [, written = "", value = ""] = /^([^:;]+)[:;]\s*([\s\S]*)$/.exec(header) ?? [];
  const name = written.trim().toLowerCase();
  if (name === "") return;
  if (/authorization|token|api-?key|cookie|secret/.test(name))
    found.token ??= value.replace(/^(?:bearer|oauth|token)\s+/i, "").trim();
  else found.headers[name] = value.trim();
}

/** An address may hold the token too; what is left of it may be stored and shown. */
function withoutToken(url: string): { readonly url: string; readonly tokenInUrl: string | undefined } {
  const pattern = /([?&])access_token=([^&#]*)(&?)/;
  const tokenInUrl = pattern.exec(url)?.[2];
  const rest = url.replace(pattern, (_, before: string, _token, after: string) => (after ? before : ""));
  return { url: rest, tokenInUrl };
}

/** `$TOKEN`, `%TOKEN%`, `<TOKEN>`, `{{token}}` and words like `ACCESS_TOKEN` stand for a token and are none. */
const realToken = (token: string | undefined): string | undefined =>
  token && /^[\w.|~+/=-]{12,}$/.test(token) && !/^[A-Z_]+$/.test(token) && !/your|token/i.test(token)
    ? token
    : undefined;
