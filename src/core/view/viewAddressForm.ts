import type { Node } from "jsonc-parser";
import { clipped, field, items, spanOf, textOf } from "./jsonField.ts";
import type { ChoiceView, Entry, FieldKind, FieldView } from "./sheetPage.ts";
import type { SheetView } from "./view.ts";

/** Nobody has more addresses. */
const mostSaved = 20;

interface AddressField {
  readonly label: string;
  readonly kind?: FieldKind;
  readonly required?: boolean;
}

/** The fields of India's form, as Meta labels them (preview §2.15, messages §8.6). */
const india: Readonly<Record<string, AddressField>> = {
  name: { label: "Name", required: true },
  phone_number: { label: "Phone Number", kind: "phone", required: true },
  in_pin_code: { label: "Pin Code", kind: "pinCode", required: true },
  house_number: { label: "Flat/House Number" },
  floor_number: { label: "Floor Number" },
  tower_number: { label: "Tower Number" },
  building_name: { label: "Building/Apartment Name" },
  address: { label: "Address", required: true },
  landmark_area: { label: "Landmark/Area" },
  city: { label: "City", required: true },
  state: { label: "State" },
};

/** The fields of Singapore's form, which Meta no longer offers but which messages still ask for. */
const singapore: Readonly<Record<string, AddressField>> = {
  name: { label: "Name", required: true },
  phone_number: { label: "Phone Number", kind: "phone", required: true },
  sg_post_code: { label: "Post Code", kind: "pinCode", required: true },
  address: { label: "Address", required: true },
  unit_number: { label: "Unit Number" },
  city: { label: "City" },
};

/** The form in which a customer gives an address. */
export function viewAddressForm(parameters: Node | undefined, owner: Node): SheetView {
  const fields = textOf(field(parameters, "country"))?.toUpperCase() === "SG" ? singapore : india;
  const values = field(parameters, "values");
  const errors = field(parameters, "validation_errors");
  const saved = items(field(parameters, "saved_addresses")).slice(0, mostSaved);
  return {
    title: "Provide address",
    sections: [],
    omitted: 0,
    page: {
      page: "form",
      note: undefined,
      fields: Object.entries(fields).map(([name, its]) =>
        viewField(name, its, field(values, name), field(errors, name), values ?? parameters ?? owner),
      ),
      open: false,
      choices: saved.map((address, at) => viewSaved(address, at, fields)),
      other: "Add new address",
      map: false,
      send: "Send address",
      foot: undefined,
    },
  };
}

/** What the form sends while nothing is changed in it. */
export function addressValues(parameters: Node | undefined): Record<string, string> {
  const values = field(parameters, "values");
  const known = Object.keys(india).map((name): Entry => [name, textOf(field(values, name)) ?? ""]);
  return Object.fromEntries(known.filter(([, value]) => value !== ""));
}

function viewField(
  name: string,
  { label, kind = "text", required = false }: AddressField,
  value: Node | undefined,
  error: Node | undefined,
  owner: Node,
): FieldView {
  const wrong = textOf(error);
  return {
    name,
    label,
    value: clipped(textOf(value) ?? "", 1000),
    error: wrong === undefined ? undefined : clipped(wrong, 300) || "This value was refused.",
    kind,
    required,
    span: spanOf(error ?? value ?? owner),
  };
}

function viewSaved(address: Node, at: number, fields: Readonly<Record<string, AddressField>>): ChoiceView {
  const value = field(address, "value");
  const values = Object.keys(fields).flatMap((name): Entry[] => {
    const text = textOf(field(value, name));
    return text ? [[name, clipped(text, 1000)]] : [];
  });
  const words = new Map(values);
  const title = words.get("name") ?? `Saved address ${at + 1}`;
  const rest = values.filter(([name]) => name !== "name" && name !== "phone_number").map(([, text]) => text);
  return {
    id: textOf(field(address, "id")) || String(at),
    title,
    description: rest.join(", ") || undefined,
    values,
    span: spanOf(address),
  };
}
