import { find } from "linkifyjs";
import { findPhones } from "./findPhones.ts";

/** An address in a text. */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** `end` as it was found, before a closing marker was given back. */
  readonly fullEnd: number;
  /** `http:`, `https:`, `mailto:` or `tel:`, and nothing else. */
  readonly href: string;
}

/** What any address has: a dot between two characters, a scheme, an `@`. Spares most lines the tokenizer. */
const hint = /[^\s.][.@][^\s.]|:\/\//;

/** Finds what a client turns into a link: web addresses, e-mail addresses and phone numbers, in the order of the text. */
export function findLinks(text: string): Link[] {
  const addresses = hint.test(text) ? findAddresses(text) : [];
  const phones = findPhones(text)
    .filter(phone => !addresses.some(it => it.start < phone.end && phone.start < it.end))
    .map(({ start, end, number }) => ({ start, end, fullEnd: end, href: `tel:${number}` }));
  return phones.length === 0 ? addresses : [...addresses, ...phones].sort((a, b) => a.start - b.start);
}

function findAddresses(text: string): Link[] {
  return find(text, { defaultProtocol: "https" })
    .filter(({ type, href }) => (type === "url" || type === "email") && /^(?:https?|mailto):/i.test(href))
    .map(({ start, end, href }) => ({ start, end, fullEnd: end, href }));
}
