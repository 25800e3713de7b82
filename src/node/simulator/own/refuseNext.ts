import { explainError } from "../../../core/errors/explainError.ts";
import { success } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

/** Every published code can be seen so, also those that a sender meets only when Meta is in trouble. */
export const refuseNext: Route = {
  method: "POST",
  path: "/simulator/refuse",
  does: 'Refuses the next messages with a published code: {"code": 131016, "times": 2}',
  async answer(call) {
    const { code, times = 1 } = await readParameters(call);
    if (typeof code !== "number" || !Number.isInteger(code) || !explainError(code))
      throw genericError(100, "code: It is the number of a published error, such as 131016.");
    if (typeof times !== "number" || !Number.isInteger(times) || times < 0 || times > 1_000_000)
      throw genericError(100, "times: It is a whole number; 0 switches it off.");
    call.world.switches.refuse(code, times);
    return success;
  },
};
