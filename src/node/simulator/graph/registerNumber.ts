import { success } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import type { BusinessNumber } from "../world/accounts.ts";

export const registerNumber: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/register",
  does: "Registers the number for sending, with the `pin` of its two-step verification",
  async answer(call) {
    const { messaging_product: product, pin } = await readParameters(call);
    if (product !== "whatsapp") throw new GraphError(100, "messaging_product: It has to be 'whatsapp'.");
    if (pin === undefined) throw new GraphError(131008, "pin: It is missing.");
    if (typeof pin !== "string" || !/^\d{6}$/.test(pin))
      throw new GraphError(131009, "pin: It has to be a string of six digits.");
    const number = call.world.accounts.number(call.id);
    if (!number) return success;
    countAttempt(number, call.world.clock.now());
    if (number.pin !== undefined && number.pin !== pin)
      throw new GraphError(133005, "The pin is another than the one the number was registered with.");
    Object.assign(number, { pin, registered: true });
    return success;
  },
};

export const deregisterNumber: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/deregister",
  does: "Takes the number from the API: it cannot send until it is registered",
  answer({ id, world }) {
    const number = world.accounts.number(id);
    if (!number) return success;
    countAttempt(number, world.clock.now());
    number.registered = false;
    return success;
  },
};

const spanMs = 72 * 60 * 60 * 1000;
const mostAttempts = 10;

/** Throws `GraphError` after ten attempts in 72 hours (rules §5). */
function countAttempt({ registrationsMs }: BusinessNumber, nowMs: number): void {
  while (registrationsMs[0] !== undefined && registrationsMs[0] <= nowMs - spanMs) registrationsMs.shift();
  if (registrationsMs.length >= mostAttempts)
    throw new GraphError(
      133016,
      `The number was registered and deregistered ${mostAttempts} times in 72 hours.`,
    );
  registrationsMs.push(nowMs);
}
