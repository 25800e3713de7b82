import { sameText } from "../../webhooks/signature.ts";
import { found } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import type { Route } from "../route.ts";

export const debugToken: Route = {
  method: "GET",
  path: "/debug_token",
  does: "Whether a token is valid, until when and for what",
  answer({ query, world }) {
    const token = query.get("input_token");
    if (!token) throw new GraphError(100, "input_token: It is missing.");
    const { app, accounts, numbers } = world.accounts;
    if (!sameText(token, world.accessToken))
      return found({
        data: {
          error: { code: 190, message: "The access token could not be decrypted", subcode: 0 },
          is_valid: false,
          scopes: [],
        },
      });
    const ids = accounts.map(({ id }) => id);
    return found({
      data: {
        app_id: app.id,
        type: "SYSTEM_USER",
        application: app.name,
        // A system user's token has no end.
        expires_at: 0,
        data_access_expires_at: 0,
        is_valid: true,
        issued_at: Math.floor(world.startedMs / 1000),
        scopes: ["whatsapp_business_management", "whatsapp_business_messaging", "public_profile"],
        granular_scopes: [
          { scope: "whatsapp_business_management", target_ids: ids },
          { scope: "whatsapp_business_messaging", target_ids: ids },
        ],
        user_id: numbers[0]?.id.replace(/\d{6}$/, "000042"),
      },
    });
  },
};
