import type { GraphAnswer } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import type { Outgoing } from "../outgoing.ts";
import { readJsonText } from "../readJsonText.ts";
import { objectIn } from "../readParameters.ts";
import type { Call, Route } from "../route.ts";
import { acceptMessage, type Endpoint } from "../sending/acceptMessage.ts";
import { takeReadReceipt } from "./takeReadReceipt.ts";

export const sendMessage: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/messages",
  does: "Sends a message, or marks one as read",
  answer: call => takeMessage(call, "messages"),
};

export const sendMarketingMessage: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/marketing_messages",
  does: "Sends a template of the category marketing",
  answer: call => takeMessage(call, "marketing_messages"),
};

async function takeMessage({ id, request, world }: Call, endpoint: Endpoint): Promise<GraphAnswer> {
  const text = await readJsonText(request);
  if (typeof text !== "string") throw new GraphError(100, text.details);
  const number = world.accounts.number(id);
  if (!number) throw new GraphError(33, `There is no phone number with the ID '${id.slice(0, 80)}'.`);
  world.switches.refuseNext();
  const spoiled = world.switches.spoilNext();
  if (spoiled === "redirect") return { status: 302, body: undefined, spoiled };
  const payload = objectIn(text);
  if (payload && "status" in payload) return takeReadReceipt(payload);
  const message = acceptMessage(text, payload, { number, world, endpoint });
  world.taken(message);
  return { status: 200, body: acceptance(message), spoiled };
}

/** HTTP 200 means accepted, never delivered (messages §2). */
function acceptance({ wamid, type, recipient }: Outgoing): unknown {
  const { input, kind, userId, waId } = recipient;
  return {
    messaging_product: "whatsapp",
    contacts: [kind === "user" ? { input, user_id: userId } : { input, wa_id: waId }],
    messages: [
      {
        id: wamid,
        ...(kind === "group" && { group_id: waId }),
        ...(type === "template" && { message_status: "accepted" }),
      },
    ],
  };
}
