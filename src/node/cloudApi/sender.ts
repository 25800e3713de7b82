import type { Dispatcher } from "undici";
import { CloudApiError } from "./cloudApiError.ts";

/** A business phone number, and the way to it. */
export interface Sender {
  /** Where the API is, without the version: `https://graph.facebook.com`, or a simulator's address. */
  readonly baseUrl: string;
  /** For example `v25.0`. */
  readonly apiVersion: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
  /** The header that carries the token, and its scheme, as `D360-API-KEY:`; `Authorization: Bearer` where there is none. */
  readonly authorization?: string | undefined;
  /** The connections to use; undici's own where there is none. */
  readonly dispatcher?: Dispatcher | undefined;
  /** The proxy that these go through, to be named where it does not work. */
  readonly proxyHost?: string | undefined;
}

/**
 * The address of the phone number, or of something below it, such as `/messages`. Throws {@link CloudApiError}
 * `unreachable` where the parts make none.
 */
export function apiUrl(
  sender: Pick<Sender, "baseUrl" | "apiVersion" | "phoneNumberId">,
  edge: string,
  about: "number" | "token" = "number",
): URL {
  const { baseUrl, apiVersion, phoneNumberId } = sender;
  if (!/^v\d{1,3}\.\d{1,2}$/.test(apiVersion))
    throw new CloudApiError(
      "unreachable",
      `“${apiVersion}” is not a Graph API version. It looks like v25.0.`,
    );
  if (about === "number" && !/^\d{1,32}$/.test(phoneNumberId))
    throw new CloudApiError(
      "unreachable",
      `“${phoneNumberId}” is not a phone number ID. It is the number under “Phone number ID” on the app's API Setup page, in digits only.`,
    );
  const base = URL.parse(baseUrl);
  if (!base || !/^https?:$/.test(base.protocol))
    throw new CloudApiError(
      "unreachable",
      "The base URL is not an http or https address. Meta's is https://graph.facebook.com.",
    );
  // Credentials in the address would be a second secret, and one that error texts could carry.
  base.username = "";
  base.password = "";
  base.search = "";
  base.hash = "";
  base.pathname = `${base.pathname.replace(/\/+$/, "")}/${apiVersion}/${about === "token" ? "debug_token" : phoneNumberId}${edge}`;
  return base;
}

/** The header that carries the token. Throws {@link CloudApiError} `unauthorized` for a token that no header can carry. */
export function authorizationHeader({
  accessToken,
  authorization = "Authorization: Bearer",
}: Pick<Sender, "accessToken" | "authorization">): Record<string, string> {
  if (accessToken === "")
    throw new CloudApiError("unauthorized", "There is no access token. Enter one and send again.");
  if (!/^[\x21-\x7e]+$/.test(accessToken))
    throw new CloudApiError(
      "unauthorized",
      "The access token holds a space, a line break or another character that no token has. Copy it again as a whole.",
    );
  const [, name, scheme] = /^([A-Za-z][\w-]*): ?([\w-]*)$/.exec(authorization) ?? [];
  if (!name)
    throw new CloudApiError(
      "unauthorized",
      "The account's authorization header is not one. It looks like “Authorization: Bearer” or “D360-API-KEY:”.",
    );
  return { [name.toLowerCase()]: scheme ? `${scheme} ${accessToken}` : accessToken };
}
