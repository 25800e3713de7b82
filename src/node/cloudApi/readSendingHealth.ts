import { fieldsOf, itemsOf, textOf } from "../../core/delivery/fields.ts";
import type { AccountFacts } from "../../core/delivery/why/deliveryFacts.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

const asked = "status,quality_rating,whatsapp_business_manager_messaging_limit,health_status";

/** Asks the API whether a number may send (account-api §§2, 3). Throws `CloudApiError`. */
export async function readSendingHealth(sender: Sender, options: CallOptions): Promise<AccountFacts> {
  const query = { fields: asked };
  const answer = await callApi(sender, { purpose: "read", method: "GET", edge: "", query }, options);
  return readAnswer(answer, body => {
    const fields = fieldsOf(body);
    if (!fields) return undefined;
    const health = fieldsOf(fields.health_status);
    return {
      status: textOf(fields.status),
      quality: textOf(fields.quality_rating),
      messagingLimit: textOf(fields.whatsapp_business_manager_messaging_limit),
      canSend: textOf(health?.can_send_message),
      reasons: itemsOf(health?.entities).flatMap(reasonsOf),
    };
  });
}

function reasonsOf(entity: unknown): string[] {
  const { errors, additional_info: information } = fieldsOf(entity) ?? {};
  return [
    ...itemsOf(errors).flatMap(error => {
      const { error_description: said, possible_solution: advice } = fieldsOf(error) ?? {};
      return [textOf(said), textOf(advice)].filter(text => text !== undefined).join(" ") || [];
    }),
    ...itemsOf(information).flatMap(text => textOf(text) ?? []),
  ];
}
