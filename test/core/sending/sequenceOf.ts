import type { Sequence } from "../../../src/core/sending/sequence.ts";

/** A sequence of this many messages of one file, none of them sent yet. */
export const sequenceOf = (count: number): Sequence => ({
  id: "s",
  accountId: "simulator",
  recipient: { kind: "phone", id: "+15551234567" },
  startedAtMs: 0,
  items: Array.from({ length: count }, (_, index) => ({
    document: "file:///a.wamsg.json",
    index,
    label: `a.wamsg.json ${index + 1}`,
    payload: "{}",
    state: { kind: "pending" },
  })),
});
