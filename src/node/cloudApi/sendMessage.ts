import { fieldsOf, itemsOf, textOf } from "../../core/delivery/fields.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

export type { CloudApiError } from "./cloudApiError.ts";
export type { Sender } from "./sender.ts";

/** A message that the API took: accepted, not yet delivered (messages §2). */
export interface Sent {
  readonly wamid: string;
  /** The recipient as the payload spelled it. */
  readonly input: string | undefined;
  /** The number it is really delivered to, in digits; none where the message went to a user id. */
  readonly waId: string | undefined;
  readonly userId: string | undefined;
  readonly groupId: string | undefined;
  /** Of templates: `accepted`, `held_for_quality_assessment` or `paused`. */
  readonly messageStatus: string | undefined;
  /** From the call to the whole answer. */
  readonly latencyMs: number;
}

/**
 * Posts one payload to the API. Throws `CloudApiError` for every other outcome than acceptance, with the access token in
 * none of its texts. Never sends twice and never follows a redirect.
 */
export async function sendMessage(sender: Sender, body: unknown, options: CallOptions): Promise<Sent> {
  const started = performance.now();
  const answer = await callApi(sender, { purpose: "send", method: "POST", edge: "/messages", body }, options);
  const accepted = readAnswer(answer, readAccepted);
  return { ...accepted, latencyMs: Math.round(performance.now() - started) };
}

function readAccepted(body: unknown): Omit<Sent, "latencyMs"> | undefined {
  const fields = fieldsOf(body);
  const message = fieldsOf(itemsOf(fields?.messages)[0]);
  const contact = fieldsOf(itemsOf(fields?.contacts)[0]);
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
