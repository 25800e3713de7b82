import { success } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import { verifiedOverride } from "./verifiedOverride.ts";

export const subscribeApp: Route = {
  method: "POST",
  path: "/<WABA_ID>/subscribed_apps",
  does: "Subscribes the app and removes another address for webhooks; with `override_callback_uri` sets one after a handshake",
  async answer(call) {
    const parameters = await readParameters(call);
    const account = call.world.accounts.account(call.id);
    const overriding =
      parameters.override_callback_uri !== undefined || parameters.verify_token !== undefined;
    if (overriding && !account?.subscribed)
      throw new GraphError(
        100,
        "Before webhooks can go elsewhere the app has to be subscribed: POST without a body.",
      );
    const override = overriding ? await verifiedOverride(parameters) : undefined;
    if (account) Object.assign(account, { subscribed: true, override });
    return success;
  },
};
