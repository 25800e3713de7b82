import { parseCurl } from "../curl/parseCurl.ts";
import { parseUrl } from "./validateAccount.ts";

/** What a curl command tells of an account. `token` is a secret. */
export interface CurlAccount {
  readonly baseUrl: string;
  readonly phoneNumberId: string | undefined;
  readonly wabaId: string | undefined;
  readonly token: string | undefined;
  readonly testNumber: string | undefined;
}

/** Reads the account out of a command as the app dashboard shows it; `undefined` where the text is no curl command. */
export function accountFromCurl(text: string): CurlAccount | undefined {
  const curl = parseCurl(text);
  const url = curl && parseUrl(curl.url.replace(/[?#].*$/, ""));
  if (!curl || !url) return undefined;
  const [, path = url.path, id, edge = ""] = /^(.*?)\/v\d+\.\d+\/(\d+)(\/.*)?$/.exec(url.path) ?? [];
  const ofWaba = /^\/(?:phone_numbers|message_templates|subscribed_apps)$/.test(edge);
  return {
    baseUrl: `${url.protocol}//${url.host}${id ? path : ""}`,
    phoneNumberId: ofWaba ? undefined : id,
    wabaId: ofWaba ? id : undefined,
    token: curl.token,
    testNumber: recipientOf(curl.body),
  };
}

/** The dashboard writes the number that is chosen there in digits, with its country code. */
function recipientOf(body: string | undefined): string | undefined {
  const to = /"to"\s*:\s*"\+?(\d{7,15})"/.exec(body ?? "")?.[1];
  return to && `+${to}`;
}
