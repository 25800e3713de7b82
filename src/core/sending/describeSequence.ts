import { type Sequence, tallyOf } from "./sequence.ts";

/** What a sequence has come to, in a sentence: `18 of 20 sent, 1 refused, 1 to go.` */
export function describeSequence(sequence: Sequence): string {
  const { accepted, assumed, refused, ambiguous, leaving, pending } = tallyOf(sequence);
  const unknown = ambiguous + leaving;
  return [
    `${accepted} of ${sequence.items.length} sent`,
    assumed > 0 && `${assumed} counted as sent`,
    refused > 0 && `${refused} refused`,
    unknown > 0 && `${unknown} perhaps sent`,
    pending > 0 && `${pending} to go`,
  ]
    .filter(Boolean)
    .join(", ")
    .concat(".");
}
