import { fieldsOf } from "../../../core/delivery/fields.ts";
import { success } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import { verifiedOverride } from "./verifiedOverride.ts";

export const setPhoneNumber: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>",
  does: "Sets the number's own `webhook_configuration` after a handshake, or removes it with an empty address",
  async answer(call) {
    const { webhook_configuration: given, ...others } = await readParameters(call);
    const [unknown] = Object.keys(others);
    if (unknown !== undefined)
      throw new GraphError(100, `Unexpected key "${unknown.slice(0, 80)}" on param "$['']".`);
    const configuration = fieldsOf(given);
    if (!configuration) throw new GraphError(131008, "webhook_configuration: It is missing.");
    const override = await verifiedOverride(configuration);
    const number = call.world.accounts.number(call.id);
    if (number) number.override = override;
    return success;
  },
};
