import { found } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

export const customerCalls: Route = {
  method: "POST",
  path: "/simulator/call",
  does: 'A customer calls the business and hangs up: {"from": "+1…"}; opens the window',
  async answer(call) {
    const { world } = call;
    const { from } = await readParameters(call);
    const digits = typeof from === "string" ? from.replace(/\D/g, "") : undefined;
    if (digits === "") throw genericError(100, "from: It is a phone number, such as +15551234567.");
    const [number] = world.accounts.numbers;
    if (!number) throw genericError(100, "There is no number to call.");
    const { wamid, bodies } = await world.customers.call({ from: digits, payload: undefined }, number);
    return found({ calls: [{ id: wamid }], webhooks: bodies });
  },
};
