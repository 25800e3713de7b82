import { readRecipients } from "./recipients.ts";

/** What is wrong with an answer of `Add Account…`, as a sentence; `undefined` where it is fine. Nothing here quotes a secret. */
export type Fault = string | undefined;

/** A name, which no other account may have. */
export function nameFault(name: string, others: readonly string[]): Fault {
  if (name === "") return "The account needs a name.";
  if (name.length > 60) return "A name of at most 60 characters fits into the status bar.";
  return others.some(other => other.toLowerCase() === name.toLowerCase())
    ? `There is an account named “${name}” already.`
    : undefined;
}

/** Meta's id of the number, not the number itself. */
export function phoneNumberIdFault(id: string): Fault {
  if (id.startsWith("+"))
    return "That is a phone number. Its ID is the row of digits under “Phone number ID” on the API Setup page.";
  return /^\d{5,20}$/.test(id)
    ? undefined
    : `A phone number ID is a row of 5 to 20 digits; “${shortened(id)}” is not.`;
}

/** Optional. */
export function wabaIdFault(id: string, phoneNumberId: string): Fault {
  if (id === "") return undefined;
  if (!/^\d{5,20}$/.test(id))
    return `A WhatsApp Business Account ID is a row of 5 to 20 digits; “${shortened(id)}” is not.`;
  return id === phoneNumberId
    ? "That is the phone number ID once more; the account's ID stands beside it on the API Setup page."
    : undefined;
}

export const tokenFault = (token: string): Fault =>
  /^[\x21-\x7e]+$/.test(bareToken(token))
    ? undefined
    : "A token is one word: paste it without spaces or line breaks.";

/** Optional. */
export const appSecretFault = (secret: string): Fault =>
  secret === "" || /^[\da-f]{32}$/i.test(secret)
    ? undefined
    : "An app secret is 32 digits and letters from a to f, from the app dashboard under App settings › Basic.";

/** Optional; several are separated by commas. */
export function testNumbersFault(text: string): Fault {
  const wrong = readRecipients(text).find(number => numberFault(number));
  return wrong === undefined ? undefined : numberFault(wrong);
}

export const numberFault = (number: string): Fault =>
  /^\+[\d\s().-]+$/.test(number) && /^\d{7,15}$/.test(number.replace(/\D/g, ""))
    ? undefined
    : "Write the number with + and country code, 7 to 15 digits, for example +49 151 23456789.";

/** Where the API lives; a path is for gateways that have one. */
export function baseUrlFault(text: string): Fault {
  const url = parseUrl(text);
  if (!url) return `“${shortened(text)}” is not a web address.`;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && url.local))
    return "The token travels to this address: it must begin with https:// (http:// is for this machine only).";
  if (url.extra) return "Only scheme, host and path: no user name, query or fragment.";
  return /\/v\d+\.\d+(\/|$)/.test(url.path)
    ? "Leave the version out: it comes from the setting “wamsg.apiVersion”."
    : undefined;
}

/** The header that carries the token, as `Authorization: Bearer`; a scheme is optional. */
export const authorizationFault = (text: string): Fault =>
  /^[A-Za-z][\w-]{0,60}:( [A-Za-z][\w-]{0,30})?$/.test(text.trim())
    ? undefined
    : "Write the header's name, a colon, and a scheme where there is one: “Authorization: Bearer”, or “D360-API-KEY:”.";

/** The token alone, where it was copied with its scheme. */
export const bareToken = (token: string): string => token.replace(/^Bearer\s+/i, "").trim();

export interface UrlParts {
  readonly protocol: string;
  readonly host: string;
  /** Without a slash at its end; "" for none. */
  readonly path: string;
  readonly local: boolean;
  readonly extra: boolean;
}

/** The parts of a web address. Core has no `URL`, and needs less. */
export function parseUrl(text: string): UrlParts | undefined {
  const match = /^(https?:)\/\/([^/?#\s]+)([^?#\s]*)([?#]\S*)?$/i.exec(text.trim());
  const [, protocol = "", authority = "", path = "", rest] = match ?? [];
  const host = authority.slice(authority.indexOf("@") + 1).toLowerCase();
  if (!match || !/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/.test(host)) return undefined;
  return {
    protocol: protocol.toLowerCase(),
    host,
    path: path.replace(/\/+$/, ""),
    local: /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host),
    extra: authority.includes("@") || rest !== undefined,
  };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
