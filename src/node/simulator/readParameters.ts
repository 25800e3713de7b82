import { type Fields, fieldsOf } from "../../core/delivery/fields.ts";
import { readBody } from "../webhooks/readBody.ts";
import { GraphError } from "./graphError.ts";
import { bodyLimit } from "./readJsonText.ts";
import type { Call } from "./route.ts";

/** What a request asks to be done: its JSON or its form, and its query, in one. Throws `GraphError`. */
export async function readParameters({ request, query }: Pick<Call, "request" | "query">): Promise<Fields> {
  const asked = Object.fromEntries([...query].filter(([name]) => name !== "access_token"));
  const body = await readBody(request, bodyLimit);
  if (body === "tooLarge") throw new GraphError(100, `The body is larger than ${bodyLimit} bytes.`);
  if (body === "cut") throw new GraphError(100, "The body broke off.");
  if (body.length === 0) return asked;
  const text = body.toString("utf8");
  const type = request.headers["content-type"] ?? "nothing";
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return { ...asked, ...formOf(text) };
  if (!/^application\/json\b/i.test(type))
    throw new GraphError(100, `The Content-Type is ${type.slice(0, 80)}; send application/json or a form.`);
  const fields = objectIn(text);
  if (!fields) throw new GraphError(100, "The body is not a JSON object.");
  return { ...asked, ...fields };
}

/** A JSON object; `undefined` for anything else. */
export function objectIn(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** In a form objects and lists are written as JSON. */
function formOf(text: string): Fields {
  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, parsed(value)]));
}

function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
