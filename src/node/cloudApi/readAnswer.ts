import { describeError } from "../../core/delivery/describe.ts";
import { fieldsOf, itemsOf, textOf } from "../../core/delivery/fields.ts";
import { oneLine } from "../../core/delivery/oneLine.ts";
import { readError } from "../../core/delivery/readWebhook.ts";
import { CloudApiError, type GraphError } from "./cloudApiError.ts";

/** What the API says of a message it took (messages §2). */
export interface Accepted {
  readonly wamid: string;
  /** The recipient as the payload spelled it. */
  readonly input: string | undefined;
  /** The number it is really delivered to, in digits; none where the message went to a user id. */
  readonly waId: string | undefined;
  readonly userId: string | undefined;
  readonly groupId: string | undefined;
  /** Of templates: `accepted`, `held_for_quality_assessment` or `paused`. */
  readonly messageStatus: string | undefined;
}

/** A whole answer. */
export interface Answer {
  readonly host: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
}

/** Reads the answer to a message. Throws {@link CloudApiError} for every answer but an acceptance. */
export function readAnswer({ host, status, location, text }: Answer): Accepted {
  if (status >= 300 && status < 400) throw redirected(host, status, location);
  const body = fieldsOf(parsed(text));
  const graph = readGraphError(body?.error, status);
  if (graph) throw refused(graph);
  const accepted = status >= 200 && status < 300 ? readAccepted(body) : undefined;
  if (accepted) return accepted;
  throw notTheApi(host, status, text);
}

/** Every occurrence of a secret in a text, made unreadable: an API may quote the token it did not like. */
export function withoutSecret(text: string, secret: string): string {
  return secret === "" ? text : text.replaceAll(secret, "<access token>");
}

function readAccepted(body: ReturnType<typeof fieldsOf>): Accepted | undefined {
  const message = fieldsOf(itemsOf(body?.messages)[0]);
  const contact = fieldsOf(itemsOf(body?.contacts)[0]);
  const wamid = textOf(message?.id);
  if (!message || !wamid) return undefined;
  return {
    wamid,
    input: textOf(contact?.input),
    waId: textOf(contact?.wa_id),
    userId: textOf(contact?.user_id),
    groupId: textOf(message.group_id),
    messageStatus: textOf(message.message_status),
  };
}

function readGraphError(value: unknown, httpStatus: number): GraphError | undefined {
  const error = readError(value);
  const fields = fieldsOf(value);
  if (!error || !fields) return undefined;
  const subcode = fields.error_subcode;
  return {
    code: error.code,
    // The API writes "(#131009) Parameter value is not valid"; the code is said apart from it.
    title: error.title.replace(/^\(#\d+\)\s*/, ""),
    details: error.details ?? textOf(fields.error_user_msg),
    subcode: typeof subcode === "number" ? subcode : undefined,
    fbtraceId: textOf(fields.fbtrace_id),
    httpStatus,
  };
}

function refused(graph: GraphError): CloudApiError {
  const { code } = graph;
  const said = describeError(graph);
  const token = [0, 3, 10, 102, 104, 190, 131005].includes(code) || (code >= 200 && code < 300);
  return token
    ? new CloudApiError("unauthorized", `The API does not accept the access token: ${said}`, { graph })
    : new CloudApiError("rejected", `The API refused the message: ${said}`, { graph });
}

function redirected(host: string, status: number, location: string | undefined): CloudApiError {
  const target = location === undefined ? undefined : URL.parse(location, `https://${host}`)?.origin;
  return new CloudApiError(
    "redirected",
    `${host} answered with a redirect (HTTP ${status})${target ? ` to ${target}` : ""}, which is not followed, so that the token goes nowhere else. Correct the base URL; Meta's is https://graph.facebook.com.`,
  );
}

/** HTML from a proxy, an empty body, JSON of something else. */
function notTheApi(host: string, status: number, text: string): CloudApiError {
  const said = text.trim() === "" ? "nothing" : `“${oneLine(text, 80)}”`;
  const answered = `${host} answered HTTP ${status} with ${said}, which is not how the API answers`;
  if (status >= 500)
    return new CloudApiError(
      "ambiguous",
      `${answered}. Something between here and the API may have failed after the message was passed on. ${askFirst}`,
      { mayHaveBeenSent: true },
    );
  if (status >= 400)
    return new CloudApiError(
      "unreadable",
      `${answered}. The message was not sent. Check the base URL, and whether a proxy stands in between.`,
    );
  return new CloudApiError(
    "unreadable",
    `${answered}. Check the base URL, and whether a proxy or a sign-in page stands in between. ${askFirst}`,
    { mayHaveBeenSent: true },
  );
}

/** The next step after a failure that may have been none. */
export const askFirst =
  "The message may have been sent and is not sent again by itself: look for its webhooks, or ask the recipient, before you send it again.";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
