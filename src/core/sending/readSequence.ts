import { type Fields, fieldsOf, textOf } from "../delivery/fields.ts";
import type { Recipient } from "../payload/recipient.ts";
import type { ItemState, Sequence, SequenceItem } from "./sequence.ts";

/**
 * Reads a sequence that was kept. `undefined` where it is none, or where anything in it cannot be read: half a sequence
 * would send again what it forgot.
 */
export function readSequence(value: unknown): Sequence | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const accountId = textOf(fields?.accountId);
  const startedAtMs = fields?.startedAtMs;
  const items = Array.isArray(fields?.items) ? fields.items.map(readItem) : [];
  if (!id || !accountId || typeof startedAtMs !== "number" || items.length === 0) return undefined;
  const recipient = fields?.recipient === undefined ? undefined : readKeptRecipient(fields.recipient);
  if (fields?.recipient !== undefined && !recipient) return undefined;
  const whole = items.filter(item => item !== undefined);
  return whole.length < items.length ? undefined : { id, accountId, recipient, startedAtMs, items: whole };
}

function readItem(value: unknown): SequenceItem | undefined {
  const fields = fieldsOf(value);
  const state = fieldsOf(fields?.state);
  if (!fields || !state) return undefined;
  const { index, payload, label } = fields;
  const document = textOf(fields.document);
  const read = readState(state);
  if (!document || !read || typeof label !== "string" || typeof payload !== "string") return undefined;
  if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0) return undefined;
  return { document, index, label, payload, state: read };
}

function readState({ kind, atMs, wamid, reason }: Fields): ItemState | undefined {
  if (kind === "pending") return { kind };
  if (typeof atMs !== "number") return undefined;
  switch (kind) {
    case "leaving":
    case "assumed":
      return { kind, atMs };
    case "accepted":
      return { kind, atMs, wamid: textOf(wamid) };
    case "refused":
    case "ambiguous":
      return { kind, atMs, reason: textOf(reason) ?? "" };
    default:
      return undefined;
  }
}

function readKeptRecipient(value: unknown): Recipient | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const kind = fields?.kind;
  if (!id || (kind !== "phone" && kind !== "group" && kind !== "user")) return undefined;
  return { kind, id };
}
