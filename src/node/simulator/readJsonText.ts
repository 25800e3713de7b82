import type { IncomingMessage } from "node:http";
import { readBody } from "../webhooks/readBody.ts";

/** A payload is a few kilobytes; Wamsg itself reads no file above this. In bytes. */
export const bodyLimit = 1_000_000;

/** The text of a request that says it is JSON; else a sentence about why not. */
export async function readJsonText(request: IncomingMessage): Promise<string | { readonly details: string }> {
  const type = request.headers["content-type"] ?? "nothing";
  if (!/^application\/json\b/i.test(type))
    return { details: `The Content-Type is ${type.slice(0, 80)}; a message is sent as application/json.` };
  const body = await readBody(request, bodyLimit);
  if (body === "tooLarge") return { details: `The body is larger than ${bodyLimit} bytes.` };
  return body === "cut" ? { details: "The body broke off." } : body.toString("utf8");
}
