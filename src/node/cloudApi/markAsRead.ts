import { fieldsOf } from "../../core/delivery/fields.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

/** Whether a body is a read receipt or typing indicator: it names no recipient and gets no message id (messages §10). */
export function isReadReceipt(body: Readonly<Record<string, unknown>>): boolean {
  return Object.hasOwn(body, "status") && !Object.hasOwn(body, "type");
}

/** Posts a read receipt and resolves to the milliseconds it took. Throws `CloudApiError`, as `sendMessage` does. */
export async function markAsRead(sender: Sender, body: unknown, options: CallOptions): Promise<number> {
  const started = performance.now();
  const answer = await callApi(sender, { purpose: "read", method: "POST", edge: "/messages", body }, options);
  readAnswer(answer, said => (fieldsOf(said)?.success === true ? true : undefined));
  return Math.round(performance.now() - started);
}
