import { phoneBook } from "../../../core/customers/phoneBook.ts";
import { found, success } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

const path = "/simulator/customers";

export const listCustomers: Route = {
  method: "GET",
  path,
  does: "The phone book, with each customer service window",
  answer({ world: { customers } }) {
    const data = phoneBook.map(({ number, name, meaning, waId = number.slice(1) }) => ({
      number,
      name,
      meaning,
      user_id: customers.identity(waId).userId,
      window_open: customers.isWindowOpen(waId),
      window_closes: new Date(customers.windowClosesMs(waId)).toISOString(),
    }));
    return found({ data });
  },
};

export const setWindow: Route = {
  method: "POST",
  path,
  does: 'Opens or closes a customer\'s window: {"number": "+1…", "window": "open" or "closed"}',
  async answer(call) {
    const { number, window } = await readParameters(call);
    const waId = typeof number === "string" ? number.replace(/\D/g, "") : "";
    if (waId === "") throw genericError(100, "number: It is a phone number, such as +15551234567.");
    if (window === "open") call.world.customers.openWindow(waId);
    else if (window === "closed") call.world.customers.closeWindow(waId);
    else throw genericError(100, 'window: It is "open" or "closed".');
    return success;
  },
};
