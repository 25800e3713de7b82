import { type Fields, textOf } from "../../../core/delivery/fields.ts";
import type { InboundContent } from "../../../core/replies/inboundContent.ts";
import { readCustomerMessage } from "../../../core/replies/readCustomerMessage.ts";
import type { CustomerSent } from "../customers.ts";
import { found } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readJsonText } from "../readJsonText.ts";
import { objectIn } from "../readParameters.ts";
import type { Route } from "../route.ts";
import type { World } from "../world/world.ts";
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
    const { wamid, body } = await writeAsCustomer(objectIn(text), request.headers.host ?? "127.0.0.1", world);
    return found({ messages: [{ id: wamid }], webhook: body });
  },
};

/** What was sent, and what it says. */
export interface CustomerWrote extends CustomerSent {
  readonly content: InboundContent;
}

/** Sends what a customer wrote, with its file if it has one, which is then at `host`. Throws `GraphError` for what is no message. */
export async function writeAsCustomer(
  written: Fields | undefined,
  host: string,
  world: World,
): Promise<CustomerWrote> {
  const message = readCustomerMessage(written && withReceivedMedia(written, host, world));
  if ("fault" in message) throw genericError(100, message.fault);
  const to = textOf(written?.to);
  const business = to === undefined ? world.accounts.numbers[0] : world.accounts.named(to);
  if (!business) throw genericError(100, "to: It is none of the simulator's numbers.");
  return { ...(await world.customers.send(message, business)), content: message.content };
}
