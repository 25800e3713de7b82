import { readWebhook } from "../../core/delivery/readWebhook.ts";
import type { WebhookEvent } from "../../core/delivery/webhookEvent.ts";
import type { WebhookEntry } from "./entry.ts";

/** What a stored webhook tells. Nothing where its signature was not right: anybody may have sent it. */
export function webhookEvents({ raw, verified, receivedAtMs }: WebhookEntry): WebhookEvent[] {
  if (!verified) return [];
  try {
    return readWebhook(JSON.parse(raw.toString("utf8")), receivedAtMs);
  } catch {
    return readWebhook(undefined);
  }
}
