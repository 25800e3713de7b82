import { fieldsOf } from "../delivery/fields.ts";
import { parseCurl } from "./parseCurl.ts";

/** A message that stood in a curl command. */
export interface CurlPayload {
  /** Laid out as a file; holds no token. */
  readonly text: string;
  /** Its message type, or `message`. */
  readonly kind: string;
  /** The access token that was in the command, and where it was for. A secret. */
  readonly token: string | undefined;
  readonly origin: string | undefined;
}

export type FromCurl =
  | { readonly kind: "payload"; readonly payload: CurlPayload }
  /** No curl command; one without JSON; one that posts something else. `reason` is a sentence. */
  | { readonly kind: "nothing"; readonly reason: string };

/** Reads the message out of a curl command. */
export function payloadFromCurl(text: string): FromCurl {
  const curl = parseCurl(text);
  if (!curl)
    return nothing(
      "The clipboard holds no curl command. Copy one first, from Meta's dashboard or documentation.",
    );
  if (curl.body === undefined)
    return nothing("The curl command posts nothing, or a file: there is no message in it.");
  const body = fieldsOf(parsed(curl.body));
  if (!body)
    return nothing("What the curl command posts is not a JSON object, so there is no message in it.");
  // A body may hold the token as well; the file must not.
  const { access_token: inBody, ...message } = body;
  const token = curl.token ?? (typeof inBody === "string" && inBody.length >= 12 ? inBody : undefined);
  const written = JSON.stringify(message, null, 2);
  const safe = token === undefined ? written : written.replaceAll(token, "…");
  return {
    kind: "payload",
    payload: {
      text: `${safe}\n`,
      kind: typeof message.type === "string" && /^\w{1,30}$/.test(message.type) ? message.type : "message",
      token,
      origin: /^https?:\/\/[^/?#@\s]+/i.exec(curl.url)?.[0].toLowerCase(),
    },
  };
}

const nothing = (reason: string): FromCurl => ({ kind: "nothing", reason });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
