import type { Node } from "jsonc-parser";
import { clipped, field, items, spanOf, textOf, wordsOf } from "./jsonField.ts";
import type { FactGroup, FactView } from "./sheetPage.ts";
import type { SheetView } from "./view.ts";

/** Meta allows 257 contacts. More are not read one by one. */
const mostContacts = 257;
const mostOfOne = 20;

/** The profiles that a contact message opens: all that it says of each (preview §2.10). */
export function viewContactFacts(contacts: readonly Node[]): SheetView {
  const shown = contacts.slice(0, mostContacts);
  const [first] = contacts;
  return {
    title: contacts.length === 1 && first ? nameOf(first) : `${contacts.length} contacts`,
    sections: [],
    omitted: contacts.length - shown.length,
    page: { page: "facts", groups: shown.map(contact => viewProfile(contact, contacts.length > 1)) },
  };
}

function viewProfile(contact: Node, titled: boolean): FactGroup {
  const facts = [
    fact("Full name", field(contact, "name", "formatted_name"), wholeName(contact)),
    fact("Title", field(contact, "org", "title")),
    fact("Company", field(contact, "org", "company")),
    fact("Department", field(contact, "org", "department")),
    ...several(contact, "phones", "Phone", phone => textOf(field(phone, "phone"))),
    ...several(contact, "emails", "E-mail", email => textOf(field(email, "email"))),
    ...several(contact, "addresses", "Address", addressOf),
    ...several(contact, "urls", "Website", url => textOf(field(url, "url"))),
    fact("Birthday", field(contact, "birthday")),
  ];
  return {
    title: titled ? nameOf(contact) : undefined,
    facts: facts.filter(it => it !== undefined),
  };
}

function nameOf(contact: Node): string {
  return clipped(wordsOf(field(contact, "name", "formatted_name"))?.text ?? "No name yet", 120);
}

/** The name in its parts, where they say more than the whole; the whole is on top already. */
function wholeName(contact: Node): string | undefined {
  const parts = ["prefix", "first_name", "middle_name", "last_name", "suffix"].map(part =>
    textOf(field(contact, "name", part)),
  );
  const whole = parts.filter(Boolean).join(" ");
  return whole === "" || whole === nameOf(contact) ? undefined : whole;
}

function several(
  contact: Node,
  property: string,
  label: string,
  textIn: (node: Node) => string | undefined,
): (FactView | undefined)[] {
  return items(field(contact, property))
    .slice(0, mostOfOne)
    .map(node => {
      const type = textOf(field(node, "type"));
      return fact(type ? `${label} · ${clipped(type.toLowerCase(), 30)}` : label, node, textIn(node));
    });
}

function addressOf(node: Node): string | undefined {
  const parts = ["street", "zip", "city", "state", "country"].map(part => textOf(field(node, part)));
  return parts.filter(Boolean).join(", ") || undefined;
}

function fact(label: string, node: Node | undefined, value = textOf(node)): FactView | undefined {
  if (node === undefined || !value || (label === "Full name" && value === textOf(node))) return undefined;
  return { label, value: clipped(value, 300), span: spanOf(node) };
}
