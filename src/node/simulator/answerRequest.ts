import type { IncomingMessage } from "node:http";
import { type Fields, fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { sameText } from "../webhooks/signature.ts";
import { type GraphAnswer, genericError, graphError } from "./graphAnswer.ts";
import { type Outgoing, recipientOf } from "./outgoing.ts";
import { readJsonText } from "./readJsonText.ts";
import { refusalOf } from "./refusalOf.ts";
import { outcomeFor } from "./scenarios.ts";
import type { Business } from "./statusWebhook.ts";

/** What the endpoint knows of its surroundings. */
export interface Endpoint {
  readonly business: Business;
  readonly accessToken: string;
  /** A new message id. */
  wamid(): string;
  /** A new id for Meta's support. */
  traceId(): string;
  /** Is told of every message that was taken. */
  taken(message: Outgoing): void;
}

/**
 * `POST /<VERSION>/<PHONE_NUMBER_ID>/messages` and `GET /<VERSION>/<PHONE_NUMBER_ID>`, with the API's answers to whatever
 * else is asked (errors.md).
 */
export async function answerRequest(request: IncomingMessage, endpoint: Endpoint): Promise<GraphAnswer> {
  const traceId = endpoint.traceId();
  const path = URL.parse(request.url ?? "", "http://127.0.0.1")?.pathname ?? "/";
  const [whole, phoneNumberId, edge] = /^\/v\d{1,3}\.\d{1,2}\/([^/]+)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (whole === undefined || (edge !== undefined && edge !== "messages"))
    return genericError(2500, `Unknown path components: ${path.slice(0, 200)}`, traceId);

  const refusedToken = checkToken(request, endpoint, traceId);
  if (refusedToken) return refusedToken;
  const wanted = edge === "messages" ? "POST" : "GET";
  if (request.method !== wanted)
    return genericError(
      100,
      `Unsupported ${request.method?.toLowerCase()} request. Use ${wanted} here.`,
      traceId,
    );
  if (phoneNumberId !== endpoint.business.phoneNumberId)
    return graphError(
      33,
      `There is no phone number with the ID '${phoneNumberId?.slice(0, 80)}'; the simulator's is '${endpoint.business.phoneNumberId}'.`,
      traceId,
    );
  if (wanted === "GET") return describeNumber(endpoint.business);
  const text = await readJsonText(request);
  return typeof text === "string"
    ? takeMessage(text, endpoint, traceId)
    : graphError(100, text.details, traceId);
}

/** The default fields of a phone number (account-api §2). */
const describeNumber = ({ phoneNumberId, displayPhoneNumber }: Business): GraphAnswer => ({
  status: 200,
  body: {
    id: phoneNumberId,
    display_phone_number: `+${displayPhoneNumber}`,
    verified_name: "Wamsg Simulator",
    quality_rating: "GREEN",
  },
});

function checkToken(request: IncomingMessage, endpoint: Endpoint, traceId: string): GraphAnswer | undefined {
  const token = /^bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined)
    return graphError(
      104,
      "An access token is required: send the header 'Authorization: Bearer …'.",
      traceId,
    );
  if (!sameText(token, endpoint.accessToken))
    return graphError(190, "The access token is not the one of this simulator.", traceId);
  return undefined;
}

function takeMessage(text: string, endpoint: Endpoint, traceId: string): GraphAnswer {
  const payload = parsed(text);
  if (payload && "status" in payload) return takeReadReceipt(payload, traceId);
  const refusal = refusalOf(text);
  if (refusal) return graphError(refusal.code, refusal.details, traceId);
  if (!payload) return graphError(100, "The body is not a JSON object.", traceId);
  const recipient = recipientOf(payload);
  if (!recipient) return graphError(131008, "to: The recipient is missing.", traceId);

  const outcome = recipient.kind === "number" ? outcomeFor(recipient.waId ?? "") : undefined;
  if (outcome?.kind === "refused")
    return graphError(outcome.code, `The simulator refuses messages to ${recipient.input}.`, traceId);

  const message: Outgoing = {
    wamid: endpoint.wamid(),
    type: textOf(payload.type) ?? "text",
    recipient,
    callbackData: textOf(payload.biz_opaque_callback_data),
  };
  endpoint.taken(message);
  return { status: 200, body: acceptance(message) };
}

/** Read receipts and typing indicators (messages §10) have no recipient and no delivery. */
function takeReadReceipt(payload: Fields, traceId: string): GraphAnswer {
  if (payload.messaging_product !== "whatsapp")
    return graphError(100, "messaging_product: It has to be 'whatsapp'.", traceId);
  if (payload.status !== "read") return graphError(131009, "status: It has to be 'read'.", traceId);
  if (!textOf(payload.message_id))
    return graphError(131008, "message_id: The id of the message that was read is missing.", traceId);
  return { status: 200, body: { success: true } };
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

function parsed(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
