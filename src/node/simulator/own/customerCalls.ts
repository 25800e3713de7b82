import { found } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

/** How long a simulated call lasts, in seconds. */
const callSeconds = 12;

export const customerCalls: Route = {
  method: "POST",
  path: "/simulator/call",
  does: 'A customer calls the business and hangs up: {"from": "+1…"}; opens the window',
  async answer(call) {
    const { world } = call;
    const { from } = await readParameters(call);
    const digits = typeof from === "string" ? from.replace(/\D/g, "") : undefined;
    if (digits === "") throw genericError(100, "from: It is a phone number, such as +15551234567.");
    const [number] = world.accounts.numbers;
    if (!number) throw genericError(100, "There is no number to call.");
    const customer = world.customers.identity(digits);
    world.customers.openWindow(digits ?? customer.waId ?? "");
    const id = `wacid.${world.ids.wamid().slice(6)}`;
    const about = {
      id,
      ...(customer.waId !== undefined && { from: customer.waId }),
      from_user_id: customer.userId,
      to: number.displayPhoneNumber,
      direction: "USER_INITIATED",
    };
    const seconds = Math.floor(world.clock.now() / 1000);
    const connect = {
      ...about,
      event: "connect",
      timestamp: String(seconds),
      session: { sdp_type: "offer", sdp: "v=0\r\n" },
    };
    const terminate = {
      ...about,
      event: "terminate",
      timestamp: String(seconds + callSeconds),
      status: "COMPLETED",
      start_time: String(seconds),
      end_time: String(seconds + callSeconds),
      duration: callSeconds,
    };
    const bodies = [connect, terminate].map(event => callWebhook(number, customer, event));
    for (const body of bodies) await world.callbacks.postAccount(number.wabaId, body);
    return found({ calls: [{ id }], webhooks: bodies });
  },
};

/** The body of a webhook of the field `calls` (webhooks §8). */
function callWebhook(
  number: { readonly wabaId: string; readonly phoneNumberId: string; readonly displayPhoneNumber: string },
  customer: { readonly waId: string | undefined; readonly userId: string; readonly name: string },
  event: unknown,
) {
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: number.displayPhoneNumber, phone_number_id: number.phoneNumberId },
    contacts: [
      {
        profile: { name: customer.name },
        ...(customer.waId !== undefined && { wa_id: customer.waId }),
        user_id: customer.userId,
      },
    ],
    calls: [event],
  };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: number.wabaId, changes: [{ value, field: "calls" }] }],
  };
}
