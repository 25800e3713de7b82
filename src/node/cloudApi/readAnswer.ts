import { describeError } from "../../core/delivery/describe.ts";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { oneLine } from "../../core/delivery/oneLine.ts";
import { readError } from "../../core/delivery/readWebhook.ts";
import { CloudApiError, type GraphError } from "./cloudApiError.ts";
import { askFirst, type Purpose } from "./failure.ts";

/** A whole answer. */
export interface Answer {
  readonly purpose: Purpose;
  readonly host: string;
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
  /** Where the answer was longer than what was read of it: how much that was, in bytes. */
  readonly tooLong?: number;
}

/**
 * Reads an answer: `read` makes of its JSON what was asked for, or `undefined` where it is not that. Throws
 * {@link CloudApiError} for everything else.
 */
export function readAnswer<T>(answer: Answer, read: (body: unknown) => T | undefined): T {
  const { status, text } = answer;
  if (status >= 300 && status < 400) throw redirected(answer);
  const body = parsed(text);
  const graph = readGraphError(fieldsOf(body)?.error, status);
  if (graph) throw refused(graph, answer.purpose);
  const result = status >= 200 && status < 300 ? read(body) : undefined;
  if (result === undefined) throw notTheApi(answer);
  return result;
}

/** Every occurrence of a secret in a text, made unreadable: an API may quote the token it did not like. */
export function withoutSecret(text: string, secret: string): string {
  if (secret === "") return text;
  // As it is, as an address has it, and as JSON may escape it.
  const forms = [secret, encodeURIComponent(secret), secret.replaceAll("/", "\\/")];
  return forms.reduce((rest, form) => rest.replaceAll(form, "<access token>"), text);
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

function refused(graph: GraphError, purpose: Purpose): CloudApiError {
  const { code } = graph;
  const said = describeError(graph);
  const token = [0, 3, 10, 102, 104, 190, 131005].includes(code) || (code >= 200 && code < 300);
  return token
    ? new CloudApiError("unauthorized", `The API does not accept the access token: ${said}`, { graph })
    : new CloudApiError(
        "rejected",
        `The API refused the ${purpose === "send" ? "message" : "request"}: ${said}`,
        { graph },
      );
}

function redirected({ purpose, host, status, location }: Answer): CloudApiError {
  const target = location === undefined ? undefined : URL.parse(location, `https://${host}`)?.origin;
  return new CloudApiError(
    "redirected",
    `${host} answered with a redirect (HTTP ${status})${target ? ` to ${target}` : ""}, which is not followed, so that the token goes nowhere else.${purpose === "send" ? " The message was not sent." : ""} Correct the base URL; Meta's is https://graph.facebook.com.`,
  );
}

/** HTML from a proxy, an empty body, JSON of something else. */
function notTheApi({ purpose, host, status, text, tooLong }: Answer): CloudApiError {
  const most = tooLong === undefined ? "" : `more than ${tooLong / 1_000_000} MB beginning with `;
  const said = most + (text.trim() === "" ? "nothing" : `“${oneLine(text, 80)}”`);
  const answered = `${host} answered HTTP ${status} with ${said}, which is not how the API answers`;
  const advice = "Check the base URL, and whether a proxy or a sign-in page stands in between.";
  if (purpose === "read") return new CloudApiError("unreadable", `${answered}. ${advice}`);
  if (status >= 500)
    return new CloudApiError(
      "ambiguous",
      `${answered}. Something between here and the API may have failed after the message was passed on. ${askFirst}`,
      { mayHaveBeenSent: true },
    );
  if (status >= 400)
    return new CloudApiError("unreadable", `${answered}. The message was not sent. ${advice}`);
  return new CloudApiError("unreadable", `${answered}. ${advice} ${askFirst}`, { mayHaveBeenSent: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
