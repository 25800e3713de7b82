import type { Span } from "../problem.ts";

/** A secret that is written out in a text. */
export interface FoundSecret {
  readonly kind: SecretKind;
  /** The secret itself, without its quotes. */
  readonly span: Span;
}

export type SecretKind = "accessToken" | "appSecret";

/**
 * Finds access tokens of Meta's and app secrets in any text. A token is known by how it begins, a secret by 32 hexadecimal
 * digits beside a name such as `app_secret`; what repeats a few characters only is a placeholder.
 */
export function findSecrets(text: string): readonly FoundSecret[] {
  return [
    ...matches(text, userToken, "accessToken"),
    ...matches(text, appToken, "accessToken"),
    ...(/secret/i.test(text) ? matches(text, hexadecimal, "appSecret").filter(it => isNamed(text, it)) : []),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** Whether a text can hold one at all: asked before anything else, of every text. */
export const mayHoldSecrets = (text: string): boolean =>
  text.includes("EAA") || text.includes("|") || /secret/i.test(text);

/** Tokens of users and system users. Real ones have some 200 characters. */
const userToken = /(?<![A-Za-z0-9])EAA[A-Za-z0-9]{20,400}(?![A-Za-z0-9])/g;
/** An app's own token: its ID, a bar, and 27 characters. */
const appToken = /(?<![\w|])\d{13,17}\|[A-Za-z0-9_-]{27}(?![\w-])/g;
const hexadecimal = /(?<![\da-z])[\da-f]{32}(?![\da-z])/gi;

const name =
  /(?:app|client|meta|facebook|fb|whatsapp|wa|wamsg)[ _-]?secret\w{0,20}["'`\]]{0,2}\s{0,4}(?:=>|[:=,(]|\s)\s{0,4}["'`]?$/i;

function isNamed(text: string, { span }: FoundSecret): boolean {
  return name.test(text.slice(Math.max(0, span.start - 60), span.start));
}

function matches(text: string, pattern: RegExp, kind: SecretKind): readonly FoundSecret[] {
  return [...text.matchAll(pattern)]
    .filter(([secret]) => new Set(secret.replace(/^EAA/, "")).size >= 6)
    .map(({ 0: secret, index }) => ({ kind, span: { start: index, end: index + secret.length } }));
}
