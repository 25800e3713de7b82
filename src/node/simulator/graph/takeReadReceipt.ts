import { type Fields, textOf } from "../../../core/delivery/fields.ts";
import { type GraphAnswer, success } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";

/** Read receipts and typing indicators (messages §10) have no recipient and no delivery. */
export function takeReadReceipt(payload: Fields): GraphAnswer {
  if (payload.messaging_product !== "whatsapp")
    throw new GraphError(100, "messaging_product: It has to be 'whatsapp'.");
  if (payload.status !== "read") throw new GraphError(131009, "status: It has to be 'read'.");
  if (!textOf(payload.message_id))
    throw new GraphError(131008, "message_id: The id of the message that was read is missing.");
  return success;
}
