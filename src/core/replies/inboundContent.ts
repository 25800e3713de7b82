import type { GroupChange } from "./readGroupNews.ts";

/** What a customer sent, as the webhook says it: `type` and the property that is named by it (webhooks §7). */
export type InboundContent =
  | { readonly type: "text"; readonly text: { readonly body: string } }
  | { readonly type: "interactive"; readonly interactive: InteractiveReply }
  | { readonly type: "button"; readonly button: { readonly payload: string; readonly text: string } }
  | { readonly type: "location"; readonly location: Place }
  | { readonly type: "reaction"; readonly reaction: { readonly message_id: string; readonly emoji?: string } }
  | { readonly type: "contacts"; readonly contacts: readonly ContactCard[] }
  | { readonly type: "order"; readonly order: Order }
  | { readonly type: "image"; readonly image: InboundMedia }
  | { readonly type: "video"; readonly video: InboundMedia }
  | { readonly type: "audio"; readonly audio: InboundMedia }
  | { readonly type: "document"; readonly document: InboundMedia }
  | { readonly type: "sticker"; readonly sticker: InboundMedia }
  | { readonly type: "system"; readonly system: SystemMessage }
  | { readonly type: "unsupported"; readonly unsupported?: { readonly type: string } }
  /** Not a message but a status: the customer has paid what a message of the business asks for (webhooks §5). */
  | { readonly type: "payment"; readonly payment: Payment }
  /** Not a message either: the customer calls the business (webhooks §8). */
  | { readonly type: "call"; readonly call: CallByButton };

/** A call from a button; the business gets the button's payload back with it. */
export interface CallByButton {
  readonly payload?: string;
  /** It is over; without seconds nobody answered. */
  readonly ended?: { readonly seconds?: number };
}

export interface SystemMessage {
  readonly body: string;
  readonly type?: string;
  /** What it changes of the group that it stands in. It comes by another webhook than messages do. */
  readonly group?: GroupChange;
}

export type InteractiveReply =
  | { readonly type: "button_reply"; readonly button_reply: { readonly id: string; readonly title: string } }
  | { readonly type: "list_reply"; readonly list_reply: ListReply }
  | { readonly type: "nfm_reply"; readonly nfm_reply: FormReply }
  | { readonly type: "call_permission_reply"; readonly call_permission_reply: CallPermission }
  | { readonly type: "payment_method"; readonly payment_method: PaymentMethod };

/** How a customer in Brazil has confirmed to pay with one click. */
export interface PaymentMethod {
  readonly payment_method: string;
  /** Unix seconds. */
  readonly payment_timestamp?: number;
  readonly reference_id?: string;
  readonly last_four_digits?: string;
  readonly credential_id?: string;
}

/** A form that was filled in. */
export interface FormReply {
  readonly name: "flow" | "address_message";
  readonly body: string;
  /** JSON, as a string. */
  readonly response_json: string;
}

export interface CallPermission {
  readonly response: "accept" | "reject";
  readonly is_permanent?: boolean;
  /** Unix seconds. */
  readonly expiration_timestamp?: number;
  readonly response_source: "user_action" | "automatic";
}

/** A cart that was sent. */
export interface Order {
  readonly catalog_id: string;
  readonly text?: string;
  readonly product_items: readonly OrderItem[];
}

export interface OrderItem {
  readonly product_retailer_id: string;
  readonly quantity: number;
  /** Of one. */
  readonly item_price: number;
  readonly currency: string;
}

/** A file that the customer sent; its content is fetched by its id. */
export interface InboundMedia {
  readonly id: string;
  readonly mime_type?: string;
  readonly sha256?: string;
  /** Where it can be loaded from for 5 minutes. */
  readonly url?: string;
  readonly caption?: string;
  readonly filename?: string;
  readonly voice?: boolean;
  readonly animated?: boolean;
}

export interface Payment {
  readonly reference_id: string;
  readonly amount: { readonly value: number; readonly offset: number };
  readonly currency: string;
  /** How it was paid: `upi`, `pix`. */
  readonly method: string;
}

export interface ListReply {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** Degrees, as numbers: what a business sends may be text, what a customer sends is not. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
}

/** A contact card as in an outgoing message (messages §6), as far as a customer's phone fills it in. */
export interface ContactCard {
  readonly name: {
    readonly formatted_name: string;
    readonly first_name?: string;
    readonly last_name?: string;
  };
  readonly phones?: readonly { readonly phone: string; readonly wa_id?: string; readonly type?: string }[];
  /** Why it was shared: `contact_request` after a request for it. */
  readonly origin?: "contact_request" | "other";
}

/** Words that the customer typed. */
export function writtenText(body: string): InboundContent {
  return { type: "text", text: { body } };
}

/** A tap on a reply button of an interactive message. */
export function buttonReply(id: string, title: string): InboundContent {
  return { type: "interactive", interactive: { type: "button_reply", button_reply: { id, title } } };
}

/** A row picked from a list message. */
export function listReply(id: string, title: string, description: string | undefined): InboundContent {
  const row = description === undefined ? { id, title } : { id, title, description };
  return { type: "interactive", interactive: { type: "list_reply", list_reply: row } };
}

/** A tap on a quick reply of a template; without a payload the label is the payload. */
export function templateButton(label: string, payload: string | undefined): InboundContent {
  return { type: "button", button: { payload: payload ?? label, text: label } };
}

/** A place the customer shares, by itself or as the answer to a location request. */
export function sharedPlace(place: Place): InboundContent {
  return { type: "location", location: place };
}

/** A reaction to the message with that id; without an emoji the reaction is taken back. */
export function reactionTo(messageId: string, emoji: string | undefined): InboundContent {
  const message = { message_id: messageId };
  return { type: "reaction", reaction: emoji === undefined ? message : { ...message, emoji } };
}

/** Contact cards the customer shares. */
export function sharedContacts(contacts: readonly ContactCard[]): InboundContent {
  return { type: "contacts", contacts };
}

/** A form that Meta shows, filled in; a flow gives its token back with the answers. */
export function flowReply(answers: Readonly<Record<string, unknown>>, token: string): InboundContent {
  const response = JSON.stringify({ ...answers, flow_token: token });
  return formReply({ name: "flow", body: "Sent", response_json: response });
}

/** An address that was asked for; `savedId` where one was chosen that the business had sent along. */
export function addressReply(
  values: Readonly<Record<string, string>>,
  savedId: string | undefined,
): InboundContent {
  const response = savedId === undefined ? { values } : { saved_address_id: savedId, values };
  const body = Object.values(values).filter(Boolean).join("\n");
  return formReply({ name: "address_message", body, response_json: JSON.stringify(response) });
}

function formReply(reply: FormReply): InboundContent {
  return { type: "interactive", interactive: { type: "nfm_reply", nfm_reply: reply } };
}

/** The answer to a request to be called. */
export function callPermission(permission: CallPermission): InboundContent {
  return {
    type: "interactive",
    interactive: { type: "call_permission_reply", call_permission_reply: permission },
  };
}

/** A cart the customer sends. */
export function sentCart(order: Order): InboundContent {
  return { type: "order", order };
}
