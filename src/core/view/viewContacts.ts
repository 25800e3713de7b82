import type { Node } from "jsonc-parser";
import { type Content, plainContent } from "./content.ts";
import { clipped, field, items, spanOf, wordsOf } from "./jsonField.ts";
import type { RowView } from "./view.ts";
import { viewContactFacts } from "./viewContactFacts.ts";
import { viewRow } from "./viewRow.ts";

/** As many initials as the client lays over each other. */
export const mostInitials = 3;

/** One contact, or several as a pile (preview §2.10). */
export function viewContacts(content: Node | undefined, payload: Node): Content {
  const contacts = items(content);
  const first = contacts[0];
  const name = nameOf(first);
  const others = othersText(contacts.length - 1);
  return {
    ...plainContent,
    kind: contacts.length > 1 ? "Contacts" : "Contact",
    summary: clipped([name?.text, others].filter(Boolean).join(" "), 120),
    blocks: [
      {
        block: "contact",
        initials:
          contacts.length === 0
            ? [""]
            : contacts.slice(0, mostInitials).map(it => initialOf(nameOf(it)?.text)),
        name: name?.text ?? (first ? "No name yet" : "No contact yet"),
        faint: name === undefined,
        others,
        span: name?.span ?? spanOf(first ?? content ?? payload),
      },
    ],
    rows: viewRows(contacts, content ?? payload),
    wide: true,
  };
}

function nameOf(contact: Node | undefined) {
  return wordsOf(field(contact, "name", "formatted_name"));
}

/** Empty where a name has no letter. */
export function initialOf(name: string | undefined): string {
  return /\p{L}/u.exec(name ?? "")?.[0].toLocaleUpperCase() ?? "";
}

/** The contacts of a pile that are not named; `undefined`: there are none. */
export function othersText(count: number): string | undefined {
  if (count < 1) return undefined;
  return count === 1 ? "and 1 other contact" : `and ${count} other contacts`;
}

/** Only a number that is on WhatsApp can be written to; the payload says so with `wa_id`. */
function viewRows(contacts: readonly Node[], owner: Node): RowView[] {
  const [first] = contacts;
  const sheet = contacts.length > 0 ? viewContactFacts(contacts) : undefined;
  if (contacts.length > 1) return [viewRow("View all", owner, { sheet })];
  const phones = items(field(first, "phones"));
  const reachable = phones.find(phone => wordsOf(field(phone, "wa_id")) !== undefined);
  const span = field(first, "phones") ?? first ?? owner;
  const name = nameOf(first)?.text ?? "the contact";
  const tell = (text: string) => ({ does: "tell", text }) as const;
  if (!reachable) {
    const tap = tell(`The phone would invite ${clipped(name, 60)} to WhatsApp.`);
    return [viewRow("Invite to WhatsApp", span, { tap })];
  }
  const chat = tell(`The phone would open a chat with ${clipped(name, 60)}.`);
  return [
    { ...viewRow("Message", reachable, { tap: chat }), half: true },
    { ...viewRow("Save contact", reachable, { sheet }), half: true },
  ];
}
