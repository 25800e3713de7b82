import { path } from "./valuesAlong.ts";

/** From a bill to when it ends: seconds since 1970, as a string (Messages §8.15). */
export const billExpiration = path("order/expiration/timestamp");

/** From a message to when its limited-time offer ends: milliseconds since 1970 (Templates §1.7). */
export const offerExpiration = path(
  "template/components/*/parameters/*/limited_time_offer/expiration_time_ms",
);
