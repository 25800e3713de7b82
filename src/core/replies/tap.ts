import type { ContactCard, InboundContent, Place } from "./inboundContent.ts";

/** Something of a message that the customer tapped and that sends a reply. */
export type Tapped =
  | { readonly kind: "button"; readonly id: string }
  | { readonly kind: "listRow"; readonly id: string }
  /** Position of the template's button, from 0, and of the card it is on, if any. */
  | { readonly kind: "templateButton"; readonly index: number; readonly card?: number }
  /** The button of a location request, answered with {@link samplePlace} or another place. */
  | { readonly kind: "location" }
  /** The button of a request for contact information, answered with {@link sampleContact}. */
  | { readonly kind: "contactInfo" }
  | { readonly kind: "address" }
  /** One of the answers to a request to be called. */
  | { readonly kind: "permission"; readonly id: CallAnswer }
  /** A form, a cart, a bill or a call; `index` is that of a template's button, `card` that of the card it is on. */
  | { readonly kind: "flow" | "cart" | "payment" | "call"; readonly index?: number; readonly card?: number };

/** How long a customer lets a business call. */
export type CallAnswer = "always" | "temporary" | "never";

/** What becomes of a tap on the customer's phone (preview §4). */
export type Tap =
  | ReplyTap
  /** Leads to an address; no webhook. */
  | { readonly does: "open"; readonly url: string }
  /** Copies a code; no webhook. */
  | { readonly does: "copy"; readonly code: string }
  /** Does something that a preview can only tell of. */
  | { readonly does: "tell"; readonly text: string };

/** Sends a message back. */
export interface ReplyTap {
  readonly does: "reply";
  readonly tapped: Tapped;
  /** What is sent; of a form, while nothing in it is changed. */
  readonly content: InboundContent;
}

/** Whether two taps hit the same thing of one message. */
export function sameTap(one: Tapped, other: Tapped): boolean {
  switch (one.kind) {
    case "button":
    case "listRow":
    case "permission":
      return one.kind === other.kind && one.id === other.id;
    case "templateButton":
    case "flow":
    case "cart":
    case "payment":
    case "call":
      return one.kind === other.kind && one.index === other.index && one.card === other.card;
    default:
      return one.kind === other.kind;
  }
}

/**
 * Whether a thing can be tapped only once. One provider says so of reply buttons, others do not; what people see is that
 * the tapped one pales and its siblings stay (preview §§4 and 7.3).
 */
export function isTappedOnce({ kind }: Tapped): boolean {
  return kind === "button" || kind === "templateButton" || kind === "payment";
}

/** Where the customer of a preview is. */
export const samplePlace: Place = {
  latitude: 48.20849,
  longitude: 16.37208,
  name: "Example Cafe",
  address: "2 Sample Square",
};

/** What the customer of a preview can share: where they are, and what is nearby. */
export const samplePlaces: readonly Place[] = [
  { latitude: 48.2082, longitude: 16.3738 },
  samplePlace,
  { latitude: 48.19831, longitude: 16.37167, name: "Sample Park", address: "14 Example Avenue" },
];

/** The customer of a preview, as they share themselves when they are asked to. */
export const sampleContact: ContactCard = {
  name: { formatted_name: "Robin Example", first_name: "Robin", last_name: "Example" },
  phones: [{ phone: "+1 555 123 4567", wa_id: "15551234567", type: "MOBILE" }],
  origin: "contact_request",
};
