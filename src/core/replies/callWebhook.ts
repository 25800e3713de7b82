import type { InboundDelivery } from "./inboundWebhook.ts";

/** What is told of a call besides between whom it is. `wamid`: the call's own id, `wacid.…`. */
export interface CallDelivery extends InboundDelivery {
  /** The payload of the button that it came from. */
  readonly payload?: string | undefined;
}

/** The body of a webhook that says that a customer calls (webhooks §8). */
export function callConnected(call: CallDelivery): unknown {
  return callWebhook(call, {
    event: "connect",
    timestamp: secondsOf(call),
    session: { sdp_type: "offer", sdp: "v=0\r\n" },
  });
}

/** The same when the customer has hung up after some seconds. */
export function callEnded(call: CallDelivery, duration: number): unknown {
  const end = String(Number(secondsOf(call)) + duration);
  return callWebhook(call, {
    event: "terminate",
    timestamp: end,
    status: "COMPLETED",
    start_time: secondsOf(call),
    end_time: end,
    duration,
  });
}

const secondsOf = ({ atMs }: CallDelivery): string => String(Math.floor(atMs / 1000));

function callWebhook({ wamid, business, customer, payload }: CallDelivery, event: object) {
  const { waId, userId, name } = customer;
  const call = {
    id: wamid,
    ...(waId !== undefined && { from: waId }),
    from_user_id: userId,
    to: business.displayPhoneNumber,
    direction: "USER_INITIATED",
    ...event,
    ...(payload !== undefined && { cta_payload: payload }),
  };
  const value = {
    messaging_product: "whatsapp",
    metadata: {
      display_phone_number: business.displayPhoneNumber,
      phone_number_id: business.phoneNumberId,
    },
    contacts: [{ profile: { name }, ...(waId !== undefined && { wa_id: waId }), user_id: userId }],
    calls: [call],
  };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: business.wabaId, changes: [{ value, field: "calls" }] }],
  };
}
