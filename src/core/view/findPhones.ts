/** A phone number in a text, with its digits as they would be dialled. */
export interface Phone {
  readonly start: number;
  readonly end: number;
  readonly number: string;
}

const fewestDigits = 7;
const mostDigits = 15;

/** As many digits as stand together, with the separators people write between them. */
const digitRun = /\+?\(?\d(?:[ .()-]{0,2}\d)*/g;

/** "2026-11-30", "30.11.2026", with or without a time behind it. */
const date = /^(?:\d{4}[.-]\d{1,2}[.-]\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{2,4})(?=\s|$)/;

/** Finds phone numbers of 7 to 15 digits. A longer run of digits (an order id, a card number) is none. */
export function findPhones(text: string): Phone[] {
  const phones: Phone[] = [];
  for (const match of text.matchAll(digitRun)) {
    const digits = match[0].replace(/\D/g, "");
    if (digits.length < fewestDigits || digits.length > mostDigits || date.test(match[0])) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (/[\p{L}\p{N}_@#/:,.+-]$/u.test(text.slice(Math.max(0, start - 2), start))) continue;
    if (/^(?:[\p{L}\p{N}_@/]|[:,.]\d)/u.test(text.slice(end, end + 2))) continue;
    phones.push({ start, end, number: (match[0].startsWith("+") ? "+" : "") + digits });
  }
  return phones;
}
