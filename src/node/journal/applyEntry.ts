import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import type { Ledger } from "../../core/delivery/ledger.ts";
import type { JournalEntry, SendEntry } from "./entry.ts";
import { webhookEvents } from "./webhookEvents.ts";

/** The topic of a note that forgets everything before it. */
export const clearedTopic = "cleared";

/** Brings a ledger up to date with an entry of the journal, new or old. */
export function applyEntry(ledger: Ledger, entry: JournalEntry): void {
  switch (entry.kind) {
    case "webhook":
      for (const event of webhookEvents(entry)) ledger.apply(event);
      return;
    case "send":
      applySend(ledger, entry);
      return;
    case "note":
      if (entry.topic === clearedTopic) ledger.clear();
      return;
    default:
      entry satisfies never;
  }
}

function applySend(ledger: Ledger, entry: SendEntry): void {
  const { answer, recipient, atMs, ttlSeconds, payload, document, index, label } = entry;
  if (answer.kind !== "accepted") return;
  const type = textOf(fieldsOf(payload)?.type);
  ledger.accept({ wamid: answer.wamid, recipient, atMs, type, ttlSeconds }, { document, index, label });
}
