import { isObject, type PayloadValue, valueAt } from "../finding.ts";
import { type Path, path, valuesAlong } from "./valuesAlong.ts";

/** A text of the message that the customer reads. */
export interface ShownText {
  readonly pointer: string;
  readonly value: string;
  /** How a sentence calls it. */
  readonly name: string;
  /** Whether marks such as `*bold*` format it; where not, they are shown as they are (Messages §16, Preview §3.5). */
  readonly formatted: boolean;
  /** The room of a label that never wraps, in widths of its own letter M (Preview §3.7); `undefined`: it wraps. */
  readonly room: number | undefined;
}

/** Every text of a payload that the customer reads, whatever else the payload lacks. Rules read them from the payload. */
export function shownTexts(payload: PayloadValue): readonly ShownText[] {
  const type = payload.value.type;
  if (type === "template") return templateTexts(payload);
  return fieldsOf(payload.value).flatMap(field => textsOf(payload.value, field));
}

interface Field {
  readonly way: Path;
  readonly name: string;
  readonly formatted: boolean;
  readonly room: number | undefined;
}

/** A field whose text is formatted, or one that shows marks as they are; with `room`, a label of one line. */
const formatted = (way: string, name: string): Field => ({
  way: path(way),
  name,
  formatted: true,
  room: undefined,
});
const literal = (way: string, name: string, room?: number): Field => ({
  way: path(way),
  name,
  formatted: false,
  room,
});

/** A bubble of 288 px less its padding and an icon, at 15 px (Preview §3.7). */
const bubbleRoom = 16;
/** A card is 240 px wide: about 24 letters (Preview §3.7). */
const cardRoom = 12.5;

/** Messages §§3–8. Names of files are left out: an underscore is at home there. */
const texts: Readonly<Record<string, readonly Field[]>> = {
  text: [formatted("text/body", "A text")],
  image: [formatted("image/caption", "A caption")],
  video: [formatted("video/caption", "A caption")],
  document: [formatted("document/caption", "A caption")],
  location: [
    literal("location/name", "The name of a place"),
    literal("location/address", "The address of a place"),
  ],
  contacts: [literal("contacts/*/name/formatted_name", "The name of a contact")],
};

/** Those of every kind of interactive message, and of each kind (Messages §8). */
const interactiveTexts = [
  literal("interactive/header/text", "A header"),
  formatted("interactive/body/text", "A body text"),
  formatted("interactive/footer/text", "A footer"),
];
const kindTexts: Readonly<Record<string, readonly Field[]>> = {
  button: [literal("interactive/action/buttons/*/reply/title", "A button title", bubbleRoom)],
  list: [
    literal("interactive/action/button", "The button of a list", bubbleRoom),
    literal("interactive/action/sections/*/title", "A section title"),
    literal("interactive/action/sections/*/rows/*/title", "A row title"),
    literal("interactive/action/sections/*/rows/*/description", "A row description"),
  ],
  product_list: [literal("interactive/action/sections/*/title", "A section title")],
  cta_url: [literal("interactive/action/parameters/display_text", "The text of a button", bubbleRoom)],
  voice_call: [literal("interactive/action/parameters/display_text", "The text of a button", bubbleRoom)],
  flow: [literal("interactive/action/parameters/flow_cta", "The text of a button", bubbleRoom)],
  carousel: [
    formatted("interactive/action/cards/*/body/text", "The text of a card"),
    literal("interactive/action/cards/*/action/parameters/display_text", "The text of a button", cardRoom),
    literal("interactive/action/cards/*/action/buttons/*/quick_reply/title", "A button title", cardRoom),
  ],
  order_details: [literal("interactive/action/parameters/order/items/*/name", "The name of an item")],
  order_status: [literal("interactive/action/parameters/order/description", "The description of an order")],
};

function fieldsOf({ type, interactive }: PayloadValue["value"]): readonly Field[] {
  if (type !== "interactive") return (typeof type === "string" && own(texts, type)) || [];
  const kind = isObject(interactive) && typeof interactive.type === "string" ? interactive.type : "";
  return [...interactiveTexts, ...(own(kindTexts, kind) ?? [])];
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function textsOf(root: unknown, { way, name, formatted, room }: Field, pointer = ""): ShownText[] {
  return valuesAlong(root, way, pointer).flatMap(it =>
    typeof it.value === "string" && it.value !== ""
      ? [{ pointer: it.pointer, value: it.value, name, formatted, room }]
      : [],
  );
}

/** The values that fill a template (Templates §1.3). What fills a button is no text but a part of its address. */
function templateTexts(payload: PayloadValue): ShownText[] {
  const template = valueAt(payload, "template");
  const components = [
    ...valuesAlong(template, inTemplate, "/template"),
    ...valuesAlong(template, inCards, "/template"),
  ];
  return components.flatMap(({ pointer, value }) => {
    const type = isObject(value) && typeof value.type === "string" ? value.type.toLowerCase() : "";
    if (type !== "header" && type !== "body") return [];
    return valuesAlong(value, inParameters, pointer).flatMap(it =>
      parameterFields.flatMap(field =>
        textsOf(it.value, type === "body" ? { ...field, formatted: true } : field, it.pointer),
      ),
    );
  });
}

const inTemplate = path("components/*");
const inCards = path("components/*/cards/*/components/*");
const inParameters = path("parameters/*");

const parameterFields: readonly Field[] = [
  literal("text", "A parameter"),
  literal("currency/fallback_value", "A parameter"),
  literal("date_time/fallback_value", "A parameter"),
];
