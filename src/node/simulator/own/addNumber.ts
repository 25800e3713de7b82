import { textOf } from "../../../core/delivery/fields.ts";
import { found } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

/** A business with several numbers, or an app with several businesses. */
export const addNumber: Route = {
  method: "POST",
  path: "/simulator/numbers",
  does: 'Adds a business number: {"display_phone_number": "+1…", "waba_id"?, "verified_name"?}; a new account where none is named',
  async answer(call) {
    const { accounts, ids } = call.world;
    const given = await readParameters(call);
    const digits = (textOf(given.display_phone_number) ?? "").replace(/\D/g, "");
    if (!/^\d{7,15}$/.test(digits))
      throw genericError(100, "display_phone_number: It is a phone number, such as +15550100201.");
    if (accounts.numbers.some(number => number.displayPhoneNumber === digits))
      throw genericError(100, "display_phone_number: There is a number like that already.");
    const wabaId = textOf(given.waba_id);
    if (wabaId !== undefined && !accounts.account(wabaId))
      throw genericError(100, "waba_id: There is no such account.");
    const number = accounts.add({
      phoneNumberId: ids.object(),
      wabaId: wabaId ?? ids.object(),
      displayPhoneNumber: digits,
      verifiedName: textOf(given.verified_name) ?? "Wamsg Simulator",
    });
    return found({ phone_number_id: number.id, waba_id: number.wabaId });
  },
};
