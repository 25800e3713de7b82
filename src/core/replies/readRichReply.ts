import { type Fields, fieldsOf, itemsOf, textOf } from "../delivery/fields.ts";
import type { CallPermission, FormReply, InboundContent, InboundMedia, OrderItem } from "./inboundContent.ts";

/** Reads one kind of a customer's message; a sentence where it is not one. */
type Reader = (message: Fields) => InboundContent | string;

/** The kinds of messages that are more than words and taps: files, carts, and what the phone says by itself. */
export const richReaders: Readonly<Record<string, Reader>> = {
  image: message => withMedia(message.image, image => ({ type: "image", image })),
  video: message => withMedia(message.video, video => ({ type: "video", video })),
  audio: message => withMedia(message.audio, audio => ({ type: "audio", audio })),
  document: message => withMedia(message.document, document => ({ type: "document", document })),
  sticker: message => withMedia(message.sticker, sticker => ({ type: "sticker", sticker })),
  order: message => {
    const order = fieldsOf(message.order);
    const catalog = textOf(order?.catalog_id);
    const items = itemsOf(order?.product_items).map(readItem);
    const whole = items.filter(item => item !== undefined);
    if (catalog === undefined || whole.length === 0 || whole.length < items.length)
      return "order needs a catalog_id and product_items, each with product_retailer_id, quantity, item_price and currency.";
    const text = textOf(order?.text);
    return {
      type: "order",
      order: { catalog_id: catalog, ...(text !== undefined && { text }), product_items: whole },
    };
  },
  system: message => {
    const system = fieldsOf(message.system);
    const body = textOf(system?.body);
    const type = textOf(system?.type);
    return body === undefined
      ? "system.body is missing: what happened, such as a changed number."
      : { type: "system", system: { body, ...(type !== undefined && { type }) } };
  },
  unsupported: message => {
    const type = textOf(fieldsOf(message.unsupported)?.type);
    return { type: "unsupported", ...(type !== undefined && { unsupported: { type } }) };
  },
};

function withMedia(
  value: unknown,
  toContent: (media: InboundMedia) => InboundContent,
): InboundContent | string {
  const media = fieldsOf(value);
  const id = textOf(media?.id);
  if (!media || id === undefined) return "A file needs an id.";
  const kept = Object.fromEntries(
    ["mime_type", "sha256", "caption", "filename", "url"].flatMap(name => {
      const text = textOf(media[name]);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  const flags = Object.fromEntries(
    ["voice", "animated"].flatMap(name => (typeof media[name] === "boolean" ? [[name, media[name]]] : [])),
  );
  return toContent({ id, ...kept, ...flags });
}

function readItem(value: unknown): OrderItem | undefined {
  const item = fieldsOf(value);
  const id = textOf(item?.product_retailer_id);
  const currency = textOf(item?.currency);
  const [quantity, price] = [item?.quantity, item?.item_price];
  if (id === undefined || currency === undefined) return undefined;
  if (typeof quantity !== "number" || typeof price !== "number") return undefined;
  return { product_retailer_id: id, quantity, item_price: price, currency };
}

/** A form that was filled in (flow or address); a sentence where it is none. */
export function readForm(value: unknown): InboundContent | string {
  const form = fieldsOf(value);
  const name = form?.name;
  const json = form?.response_json;
  const fault =
    "interactive.type nfm_reply needs a name (flow or address_message) and a response_json, which is JSON in a string.";
  if ((name !== "flow" && name !== "address_message") || typeof json !== "string") return fault;
  try {
    JSON.parse(json);
  } catch {
    return fault;
  }
  const reply: FormReply = { name, body: textOf(form?.body) ?? "Sent", response_json: json };
  return { type: "interactive", interactive: { type: "nfm_reply", nfm_reply: reply } };
}

/** The answer to a request for permission to call; a sentence where it is none. */
export function readCallPermission(value: unknown): InboundContent | string {
  const { response, is_permanent: permanent, expiration_timestamp: expires } = fieldsOf(value) ?? {};
  if (response !== "accept" && response !== "reject")
    return "interactive.call_permission_reply.response is accept or reject.";
  const permission: CallPermission = {
    response,
    ...(typeof permanent === "boolean" && { is_permanent: permanent }),
    ...(typeof expires === "number" && { expiration_timestamp: expires }),
    response_source: "user_action",
  };
  return {
    type: "interactive",
    interactive: { type: "call_permission_reply", call_permission_reply: permission },
  };
}

/** A payment that was confirmed with one click; a sentence where it is none. */
export function readPaymentMethod(value: unknown): InboundContent | string {
  const fields = fieldsOf(value);
  const method = textOf(fields?.payment_method);
  if (!fields || method === undefined)
    return "interactive.payment_method needs a payment_method: how it is paid.";
  const kept = Object.fromEntries(
    ["reference_id", "last_four_digits", "credential_id"].flatMap(name => {
      const text = textOf(fields[name]);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  const { payment_timestamp: paidAt } = fields;
  const paid = {
    payment_method: method,
    ...(typeof paidAt === "number" && { payment_timestamp: paidAt }),
    ...kept,
  };
  return { type: "interactive", interactive: { type: "payment_method", payment_method: paid } };
}
