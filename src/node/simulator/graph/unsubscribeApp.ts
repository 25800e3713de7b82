import { success } from "../graphAnswer.ts";
import type { Route } from "../route.ts";

export const unsubscribeApp: Route = {
  method: "DELETE",
  path: "/<WABA_ID>/subscribed_apps",
  does: "Ends the account's webhooks to the app",
  answer({ id, world }) {
    const account = world.accounts.account(id);
    if (account) Object.assign(account, { subscribed: false, override: undefined });
    return success;
  },
};
