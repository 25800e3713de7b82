import type { Node } from "jsonc-parser";
import { clipped, field, textOf } from "../view/jsonField.ts";
import { readWebAddress } from "../view/webAddress.ts";
import { buttonReply, listReply, sharedContacts, sharedPlace, templateButton } from "./inboundContent.ts";
import { type ReplyTap, sampleContact, samplePlace, type Tap } from "./tap.ts";

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

/** The same tap on a card: cards of one template have buttons at the same positions. */
export function tapOnCard(tap: Tap | undefined, card: number): Tap | undefined {
  return tap?.does === "reply" && tap.tapped.kind === "templateButton"
    ? { ...tap, tapped: { ...tap.tapped, card } }
    : tap;
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

/** What a tap on a call button does. A number is written as it is. */
export function callTap(number: string | undefined): Tap {
  return { does: "tell", text: number ? `The phone would call ${clipped(number, 40)}.` : callsBusiness };
}

const callsBusiness = "The phone would call the business.";

/** What a tap on a copy button does; `undefined`: there is no code yet. */
export function copyTap(code: string | undefined): Tap | undefined {
  return code ? { does: "copy", code: clipped(code, 200) } : undefined;
}
