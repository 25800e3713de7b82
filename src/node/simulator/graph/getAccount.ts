import { found } from "../graphAnswer.ts";
import type { Route } from "../route.ts";
import { nodeTypes } from "../world/objectKind.ts";
import { healthOf } from "./health.ts";
import { selectFields } from "./selectFields.ts";

export const getAccount: Route = {
  method: "GET",
  path: "/<WABA_ID>",
  does: "Fields of a business account",
  answer({ id, query, world }) {
    const readers = {
      id: () => id,
      name: () => world.accounts.account(id)?.name,
      currency: () => "USD",
      timezone_id: () => "1",
      message_template_namespace: () => "9f1c2d3e_4b5a_6978_8877_665544332211",
      account_review_status: () => "APPROVED",
      business_verification_status: () => "not_verified",
      country: () => "US",
      ownership_type: () => "SELF",
      health_status: () => healthOf(world, { wabaId: id }),
    };
    const usual = ["name", "timezone_id", "message_template_namespace"];
    return found(selectFields(nodeTypes.WABA_ID, readers, usual, query));
  },
};
