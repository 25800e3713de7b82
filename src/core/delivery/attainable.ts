import type { DeliveryState } from "./delivery.ts";

/** The state to wait for where a message is to reach `wanted`: a reaction is only ever reported as sent (webhooks §5). */
export const attainable = (type: unknown, wanted: DeliveryState): DeliveryState =>
  type === "reaction" ? "sent" : wanted;
