import type { Node } from "jsonc-parser";
import { clipped, field, textOf } from "../view/jsonField.ts";
import { readWebAddress } from "../view/webAddress.ts";
import {
  addressReply,
  buttonReply,
  callPermission,
  flowReply,
  listReply,
  type Order,
  type Payment,
  sentCart,
  sharedContacts,
  sharedPlace,
  templateButton,
} from "./inboundContent.ts";
import { type CallAnswer, type ReplyTap, sampleContact, samplePlace, type Tap } from "./tap.ts";

/**
 * What a tap on a reply button sends, or on a quick reply of a card, which is answered in the same way (webhooks §7).
 * `undefined`: the button has no id or no title yet.
 */
export function buttonTap(button: Node, property: "reply" | "quick_reply" = "reply"): ReplyTap | undefined {
  const id = textOf(field(button, property, "id"));
  const title = textOf(field(button, property, "title"));
  if (!id || !title) return undefined;
  return { does: "reply", tapped: { kind: "button", id }, content: buttonReply(id, title) };
}

/** What choosing a row of a list sends; `undefined`: the row has no id or no title yet. */
export function listRowTap(row: Node): ReplyTap | undefined {
  const id = textOf(field(row, "id"));
  const title = textOf(field(row, "title"));
  if (!id || !title) return undefined;
  const description = textOf(field(row, "description")) || undefined;
  return { does: "reply", tapped: { kind: "listRow", id }, content: listReply(id, title, description) };
}

/** What a location request is answered with. */
export const locationTap: ReplyTap = {
  does: "reply",
  tapped: { kind: "location" },
  content: sharedPlace(samplePlace),
};

/** What a request for contact information is answered with. */
export const contactTap: ReplyTap = {
  does: "reply",
  tapped: { kind: "contactInfo" },
  content: sharedContacts([sampleContact]),
};

/** What a flow sends that was filled in; without a token of its own Meta gives this one back. */
export function flowTap(answers: Readonly<Record<string, unknown>>, token: string | undefined): ReplyTap {
  return { does: "reply", tapped: { kind: "flow" }, content: flowReply(answers, token || "unused") };
}

/** What a request for an address is answered with. */
export function addressTap(values: Readonly<Record<string, string>>): ReplyTap {
  return { does: "reply", tapped: { kind: "address" }, content: addressReply(values, undefined) };
}

/** One of the answers to a request to be called. */
export function permissionTap(id: CallAnswer): ReplyTap {
  const response = id === "never" ? "reject" : "accept";
  const lasting = response === "accept" && { is_permanent: id === "always" };
  const content = callPermission({ response, ...lasting, response_source: "user_action" });
  return { does: "reply", tapped: { kind: "permission", id }, content };
}

/** A cart that is sent; `undefined`: there is nothing to put into it yet. */
export function cartTap(order: Order): ReplyTap | undefined {
  if (order.product_items.length === 0) return undefined;
  return { does: "reply", tapped: { kind: "cart" }, content: sentCart(order) };
}

/** A bill that is paid; `undefined`: it does not say yet what is to pay. */
export function paymentTap(payment: Payment | undefined): ReplyTap | undefined {
  if (payment === undefined) return undefined;
  return { does: "reply", tapped: { kind: "payment" }, content: { type: "payment", payment } };
}

/** The same tap on a card: cards of one message have buttons at the same positions. */
export function tapOnCard(tap: Tap | undefined, card: number): Tap | undefined {
  return tapWith(tap, { card });
}

/** The same tap of a template's button at that position: a template may have several of a kind. */
export function tapOfButton(tap: ReplyTap | undefined, index: number): ReplyTap | undefined {
  return tap && tapWith(tap, { index });
}

function tapWith<T extends Tap>(
  tap: T | undefined,
  place: { index: number } | { card: number },
): T | undefined {
  if (tap?.does !== "reply" || !("tapped" in tap)) return tap;
  switch (tap.tapped.kind) {
    case "templateButton":
    case "flow":
    case "cart":
    case "payment":
    case "call":
      return { ...tap, tapped: { ...tap.tapped, ...place } };
    default:
      return tap;
  }
}

/** What a tap on a quick reply of a template sends. `index` counts from 0. */
export function quickReplyTap(index: number, label: string, payload: string | undefined): ReplyTap {
  return {
    does: "reply",
    tapped: { kind: "templateButton", index },
    content: templateButton(label, payload || undefined),
  };
}

/** What a tap on a link button does; `undefined`: there is no address that leads anywhere yet. */
export function linkTap(address: string | undefined): Tap | undefined {
  const url = address?.trim();
  return url && readWebAddress(url) ? { does: "open", url } : undefined;
}

/** A call to the business in WhatsApp itself; `payload`: what the button gives back with it. */
export function voiceCallTap(payload: string | undefined): ReplyTap {
  return {
    does: "reply",
    tapped: { kind: "call" },
    content: { type: "call", call: payload ? { payload } : {} },
  };
}

/** What a tap on a button with a phone number does. A number is written as it is. */
export function callTap(number: string | undefined): Tap {
  return { does: "tell", text: number ? `The phone would call ${clipped(number, 40)}.` : callsBusiness };
}

const callsBusiness = "The phone would call the business.";

/** What a tap on a copy button does; `undefined`: there is no code yet. */
export function copyTap(code: string | undefined): Tap | undefined {
  return code ? { does: "copy", code: clipped(code, 200) } : undefined;
}
