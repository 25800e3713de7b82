import { checkField } from "../../core/replies/checkField.ts";
import {
  type InboundContent,
  type Place,
  sentCart,
  sharedContacts,
  sharedPlace,
  writtenText,
} from "../../core/replies/inboundContent.ts";
import { sampleContact, samplePlaces } from "../../core/replies/tap.ts";
import type { FieldKind } from "../../core/view/sheetPage.ts";
import { askStepsOrBack, type InputStep } from "../inputSteps.ts";
import { back, heading, pickOne } from "./pickStep.ts";

type Asked = InboundContent | undefined | typeof back;

const title = "Reply as Customer";

/** Words. */
export async function askText(): Promise<Asked> {
  const answers = await askStepsOrBack(title, [
    {
      key: "text",
      prompt: "The customer writes this to your business; its webhook arrives in Wamsg Deliveries",
      placeholder: "Is my bike ready?",
      validate: needed("Write at least one character."),
    },
  ]);
  return answers === undefined || answers === back ? answers : writtenText(answers.text);
}

/** Where the customer is. */
export async function askPlace(): Promise<Asked> {
  for (;;) {
    const place = await pickOne<Place | "other">(
      [
        ...samplePlaces.map(it => ({
          label: it.name ?? "Current location",
          description: `${it.latitude}, ${it.longitude}`,
          value: it,
        })),
        heading(""),
        { label: "Another Place…", value: "other" },
      ],
      { title, placeholder: "What the customer shares", hasBack: true },
    );
    if (place === undefined || place === back) return place;
    if (place !== "other") return sharedPlace(place);
    const answers = await askStepsOrBack(title, [
      step("latitude", "Latitude", "latitude", true),
      step("longitude", "Longitude", "longitude", true),
      step("name", "Name of the place (may stay empty)", "text", false),
      step("address", "Address of the place (may stay empty)", "text", false),
    ]);
    if (answers === back) continue;
    if (answers === undefined) return undefined;
    const { latitude, longitude, name, address } = answers;
    return sharedPlace({
      latitude: Number(latitude),
      longitude: Number(longitude),
      ...(name && { name }),
      ...(address && { address }),
    });
  }
}

/** A contact card. */
export async function askContact(): Promise<Asked> {
  const answers = await askStepsOrBack(title, [
    {
      key: "name",
      prompt: "Name on the contact card",
      value: sampleContact.name.formatted_name,
      validate: needed("A card has a name."),
    },
    step("phone", "Phone number on the card (may stay empty)", "phone", false),
  ]);
  if (answers === undefined || answers === back) return answers;
  const { name, phone } = answers;
  return sharedContacts([
    {
      name: { formatted_name: name, first_name: name },
      ...(phone && { phones: [{ phone, wa_id: phone.replace(/\D/g, ""), type: "MOBILE" }] }),
      origin: "other",
    },
  ]);
}

/** A cart, without a message that offered one: the customer found the products in the catalogue. */
export async function askOrder(): Promise<Asked> {
  const answers = await askStepsOrBack(title, [
    {
      key: "catalog",
      prompt: "Catalogue ID",
      value: "194836987003835",
      validate: needed("An order names its catalogue."),
    },
    {
      key: "product",
      prompt: "Product ID (the retailer's)",
      placeholder: "bike-42",
      validate: needed("An order has a product."),
    },
    {
      key: "quantity",
      prompt: "How many",
      value: "1",
      validate: text =>
        /^[1-9]\d{0,2}$/.test(text) ? undefined : "A quantity is a whole number from 1 to 999.",
    },
    {
      key: "price",
      prompt: "Price of one",
      value: "10.00",
      validate: text =>
        /^\d{1,9}(\.\d{1,3})?$/.test(text) ? undefined : "A price is a number, such as 10.00.",
    },
    {
      key: "currency",
      prompt: "Currency",
      value: "USD",
      validate: text =>
        /^[A-Z]{3}$/.test(text) ? undefined : "A currency is three capital letters, such as USD.",
    },
    { key: "note", prompt: "Words that go along with the cart (may stay empty)", validate: () => undefined },
  ]);
  if (answers === undefined || answers === back) return answers;
  const { catalog, product, quantity, price, currency, note } = answers;
  const item = {
    product_retailer_id: product,
    quantity: Number(quantity),
    item_price: Number(price),
    currency,
  };
  return sentCart({ catalog_id: catalog, ...(note && { text: note }), product_items: [item] });
}

function needed(fault: string): InputStep["validate"] {
  return text => (text === "" ? fault : undefined);
}

function step<Key extends string>(key: Key, label: string, kind: FieldKind, required: boolean) {
  const field = { name: key, label, value: "", error: undefined, kind, required, span: { start: 0, end: 0 } };
  return { key, prompt: label, validate: (answer: string) => checkField(field, answer) };
}
