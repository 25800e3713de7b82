/** What a customer sent, as the webhook says it: `type` and the property that is named by it (webhooks §7). */
export type InboundContent =
  | { readonly type: "text"; readonly text: { readonly body: string } }
  | { readonly type: "interactive"; readonly interactive: InteractiveReply }
  | { readonly type: "button"; readonly button: { readonly payload: string; readonly text: string } }
  | { readonly type: "location"; readonly location: Place }
  | { readonly type: "reaction"; readonly reaction: { readonly message_id: string; readonly emoji?: string } }
  | { readonly type: "contacts"; readonly contacts: readonly ContactCard[] };

export type InteractiveReply =
  | { readonly type: "button_reply"; readonly button_reply: { readonly id: string; readonly title: string } }
  | { readonly type: "list_reply"; readonly list_reply: ListReply };

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
