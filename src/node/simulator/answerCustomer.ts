import type { IncomingMessage } from "node:http";
import { readCustomerMessage } from "../../core/replies/readCustomerMessage.ts";
import type { Customers } from "./customers.ts";
import { type GraphAnswer, genericError } from "./graphAnswer.ts";
import { readJsonText } from "./readJsonText.ts";

/** Where a script plays the customer. It is the simulator's own: Meta has no such path. */
export const inboundPath = "/simulator/inbound";

/**
 * `POST /simulator/inbound`: a customer sends a message, which is written as `messages[]` of a webhook lists it. Answers
 * with its id and with the webhook, after the receiver has answered it. A customer shows no token; a web page, which could
 * reach this port too, cannot send JSON here.
 */
export async function answerCustomer(
  request: IncomingMessage,
  customers: Customers,
  traceId: string,
): Promise<GraphAnswer> {
  const refused = (sentence: string): GraphAnswer => genericError(100, sentence, traceId);
  if (request.method !== "POST") return refused(`Use POST for ${inboundPath}.`);
  if (!isLoopback(request.headers.host)) return refused("Only this machine may write as the customer.");
  const text = await readJsonText(request);
  if (typeof text !== "string") return refused(text.details);
  const message = readCustomerMessage(parsed(text));
  if ("fault" in message) return refused(message.fault);
  const { wamid, body } = await customers.send(message);
  return { status: 200, body: { messages: [{ id: wamid }], webhook: body } };
}

/** A name that a web page has pointed at this machine is not one of this machine's own. */
function isLoopback(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host ?? "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
