import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

/** A business phone number as the API knows it (account-api §2). */
export interface PhoneNumber {
  /** In whichever form the API writes it: `+1 631-555-5555`, or digits. */
  readonly displayPhoneNumber: string | undefined;
  readonly verifiedName: string | undefined;
  /** `GREEN`, `YELLOW`, `RED`, or `UNKNOWN` and `NA`. */
  readonly qualityRating: string | undefined;
}

/** Asks the API for the number behind an ID: the check that ID and token fit. Throws `CloudApiError`. */
export async function readPhoneNumber(sender: Sender, options: CallOptions): Promise<PhoneNumber> {
  const query = { fields: "display_phone_number,verified_name,quality_rating" };
  const answer = await callApi(sender, { purpose: "read", method: "GET", edge: "", query }, options);
  return readAnswer(answer, body => {
    const fields = fieldsOf(body);
    if (!fields || !textOf(fields.id)) return undefined;
    return {
      displayPhoneNumber: textOf(fields.display_phone_number),
      verifiedName: textOf(fields.verified_name),
      qualityRating: textOf(fields.quality_rating),
    };
  });
}
