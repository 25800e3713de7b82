import type { Entry } from "../view/sheetPage.ts";
import type { Filled } from "./filled.ts";
import {
  addressReply,
  type CallPermission,
  callPermission,
  type FormReply,
  flowReply,
  type InboundContent,
  type Order,
  type Place,
  sentCart,
  sharedPlace,
} from "./inboundContent.ts";

/** A customer may be called for so long when they allow it for a time (preview §2.19). */
const temporaryDays = 7;

/** Nobody orders more of one thing on a phone. */
const mostOfOne = 999;

/**
 * What is sent when a sheet is sent: what the tap would send, with what was filled in, and with what needs the time.
 * `undefined`: nothing, as an empty cart.
 */
export function completeReply(
  content: InboundContent,
  filled: Filled | undefined,
  nowMs: number,
): InboundContent | undefined {
  switch (content.type) {
    case "location":
      return filled ? sharedPlace(placeFrom(filled, content.location)) : content;
    case "order": {
      const order = filled ? orderFrom(filled, content.order) : content.order;
      return order.product_items.length > 0 ? sentCart(order) : undefined;
    }
    case "payment":
      return filled?.choice
        ? { ...content, payment: { ...content.payment, method: filled.choice } }
        : content;
    case "interactive": {
      const { interactive } = content;
      if (interactive.type === "call_permission_reply")
        return callPermission(permissionAt(interactive.call_permission_reply, nowMs));
      return interactive.type === "nfm_reply" && filled ? formFrom(filled, interactive.nfm_reply) : content;
    }
    default:
      return content;
  }
}

function placeFrom({ entries }: Filled, place: Place): Place {
  const said = new Map(entries);
  const latitude = degrees(said.get("latitude"), 90);
  const longitude = degrees(said.get("longitude"), 180);
  if (latitude === undefined || longitude === undefined) return place;
  const name = said.get("name")?.trim();
  const address = said.get("address")?.trim();
  return { latitude, longitude, ...(name && { name }), ...(address && { address }) };
}

function degrees(text: string | undefined, limit: number): number | undefined {
  const value = Number(text?.trim() || Number.NaN);
  return Math.abs(value) <= limit ? value : undefined;
}

function orderFrom({ entries, note }: Filled, order: Order): Order {
  const quantities = new Map(entries);
  const text = note?.trim();
  return {
    catalog_id: order.catalog_id,
    ...(text && { text }),
    product_items: order.product_items
      .map(item => ({ ...item, quantity: quantityOf(quantities.get(item.product_retailer_id)) }))
      .filter(item => item.quantity > 0),
  };
}

function quantityOf(text: string | undefined): number {
  const quantity = Number(text ?? 0);
  return Number.isSafeInteger(quantity) ? Math.min(Math.max(quantity, 0), mostOfOne) : 0;
}

function permissionAt(permission: CallPermission, nowMs: number): CallPermission {
  if (permission.response === "reject" || permission.is_permanent) return permission;
  const { response_source, ...rest } = permission;
  const expiration_timestamp = Math.floor(nowMs / 1000) + temporaryDays * 86_400;
  return { ...rest, expiration_timestamp, response_source };
}

function formFrom({ entries, choice }: Filled, form: FormReply): InboundContent {
  const said = entries.filter(([, value]) => value.trim() !== "");
  if (form.name === "address_message") return addressReply(Object.fromEntries(said), choice);
  const known = new Map(Object.entries(answersOf(form)));
  const token = known.get("flow_token");
  const answers = said.filter(([name]) => name !== "flow_token").map(entry => typedAs(known, entry));
  return flowReply(Object.fromEntries(answers), typeof token === "string" ? token : "unused");
}

/** The answers that a form reply holds. */
export function answersOf({ response_json }: FormReply): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(response_json);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** What was a number, a list or true before it was edited is so afterwards, where it still can be read as such. */
function typedAs(known: ReadonlyMap<string, unknown>, [name, value]: Entry): [string, unknown] {
  const before = known.get(name);
  if (before === undefined || typeof before === "string") return [name, value];
  try {
    const read: unknown = JSON.parse(value);
    return [name, typeof read === typeof before ? read : value];
  } catch {
    return [name, value];
  }
}
