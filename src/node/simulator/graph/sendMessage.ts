import { textOf } from "../../../core/delivery/fields.ts";
import { found, type GraphAnswer } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { type Outgoing, recipientOf } from "../outgoing.ts";
import { readJsonText } from "../readJsonText.ts";
import { objectIn } from "../readParameters.ts";
import { refusalOf } from "../refusalOf.ts";
import type { Call, Route } from "../route.ts";
import { outcomeFor } from "../scenarios.ts";
import { takeReadReceipt } from "./takeReadReceipt.ts";

export const sendMessage: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/messages",
  does: "Sends a message, or marks one as read",
  async answer(call) {
    const text = await readJsonText(call.request);
    if (typeof text !== "string") throw new GraphError(100, text.details);
    return takeMessage(text, call);
  },
};

function takeMessage(text: string, { id, world }: Call): GraphAnswer {
  const payload = objectIn(text);
  if (payload && "status" in payload) return takeReadReceipt(payload);
  const refusal = refusalOf(text);
  if (refusal) throw new GraphError(refusal.code, refusal.details);
  if (!payload) throw new GraphError(100, "The body is not a JSON object.");
  const recipient = recipientOf(payload);
  if (!recipient) throw new GraphError(131008, "to: The recipient is missing.");

  const outcome = recipient.kind === "number" ? outcomeFor(recipient.waId ?? "") : undefined;
  if (outcome?.kind === "refused")
    throw new GraphError(outcome.code, `The simulator refuses messages to ${recipient.input}.`);

  const business = world.accounts.number(id);
  if (!business) throw new GraphError(33, `There is no phone number with the ID '${id}'.`);
  const message: Outgoing = {
    wamid: world.ids.wamid(),
    business,
    type: textOf(payload.type) ?? "text",
    recipient,
    payload,
    callbackData: textOf(payload.biz_opaque_callback_data),
  };
  world.taken(message);
  return found(acceptance(message));
}

/** HTTP 200 means accepted, never delivered (messages §2). */
function acceptance({ wamid, type, recipient }: Outgoing): unknown {
  return {
    messaging_product: "whatsapp",
    contacts: [
      recipient.kind === "user"
        ? { input: recipient.input, user_id: recipient.userId }
        : { input: recipient.input, wa_id: recipient.waId },
    ],
    messages: [
      {
        id: wamid,
        ...(recipient.kind === "group" && { group_id: recipient.waId }),
        ...(type === "template" && { message_status: "accepted" }),
      },
    ],
  };
}
