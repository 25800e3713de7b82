import { spoilings, success } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

/** What a proxy, a bad line or a wrong address does to answers. The messages are taken all the same, but for a redirect. */
export const spoilNext: Route = {
  method: "POST",
  path: "/simulator/spoil",
  does: `Spoils the answers to the next messages: {"as": "cut", "times": 2}; as ${spoilings.join(", ")}`,
  async answer(call) {
    const { as, times = 1 } = await readParameters(call);
    const how = spoilings.find(it => it === as);
    if (!how) throw genericError(100, `as: It is one of ${spoilings.join(", ")}.`);
    if (typeof times !== "number" || !Number.isInteger(times) || times < 0 || times > 1_000_000)
      throw genericError(100, "times: It is a whole number; 0 switches it off.");
    call.world.switches.spoil(how, times);
    return success;
  },
};
