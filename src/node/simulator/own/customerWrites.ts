import { textOf } from "../../../core/delivery/fields.ts";
import { readCustomerMessage } from "../../../core/replies/readCustomerMessage.ts";
import { found } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readJsonText } from "../readJsonText.ts";
import { objectIn } from "../readParameters.ts";
import type { Route } from "../route.ts";
import { withReceivedMedia } from "./receivedMedia.ts";

/** Where a script plays the customer. It is the simulator's own: Meta has no such path. */
export const inboundPath = "/simulator/inbound";

/**
 * A customer sends a message, which is written as `messages[]` of a webhook lists it. Answers with its id and with the webhook,
 * after the receiver has answered it. A customer shows no token; a web page, which could reach this port too, cannot send JSON
 * here.
 */
export const customerWrites: Route = {
  method: "POST",
  path: inboundPath,
  does: "A customer writes to the business",
  async answer({ request, world }) {
    const text = await readJsonText(request);
    if (typeof text !== "string") throw genericError(100, text.details);
    const written = objectIn(text);
    const host = request.headers.host ?? "127.0.0.1";
    const message = readCustomerMessage(written && withReceivedMedia(written, host, world));
    if ("fault" in message) throw genericError(100, message.fault);
    const to = textOf(written?.to);
    const business = to === undefined ? world.accounts.numbers[0] : world.accounts.named(to);
    if (!business) throw genericError(100, "to: It is none of the simulator's numbers.");
    const { wamid, body } = await world.customers.send(message, business);
    return found({ messages: [{ id: wamid }], webhook: body });
  },
};
