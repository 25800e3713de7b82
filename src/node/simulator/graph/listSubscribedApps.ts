import { found } from "../graphAnswer.ts";
import type { Route } from "../route.ts";

export const listSubscribedApps: Route = {
  method: "GET",
  path: "/<WABA_ID>/subscribed_apps",
  does: "The app, where it gets the account's webhooks, and their other address",
  answer({ id, world }) {
    const account = world.accounts.account(id);
    const { app } = world.accounts;
    const entry = {
      whatsapp_business_api_data: { ...app, link: `https://www.example.com/apps/${app.id}` },
      ...(account?.override && { override_callback_uri: account.override.url }),
    };
    return found({ data: account?.subscribed ? [entry] : [] });
  },
};
