import { readWebhook } from "../../core/delivery/readWebhook.ts";
import type { WebhookEvent } from "../../core/delivery/webhookEvent.ts";
import type { WebhookEntry } from "./entry.ts";
import { parsedBody } from "./parsedBody.ts";

/** What a stored webhook tells. Nothing where its signature was not right: anybody may have sent it. */
export function webhookEvents({ raw, verified, receivedAtMs }: WebhookEntry): WebhookEvent[] {
  if (!verified) return [];
  try {
    return readWebhook(parsedBody(raw), receivedAtMs);
  } catch {
    return readWebhook(undefined);
  }
}
