import type { FieldView } from "../view/sheetPage.ts";

/**
 * What is wrong with what stands in a field, for the customer; `undefined`: nothing. What a business refused stays wrong
 * until it is changed (messages §8.6).
 */
export function checkField(field: FieldView, value: string): string | undefined {
  const text = value.trim();
  if (field.error !== undefined && text === field.value.trim()) return field.error;
  if (text === "") return field.required ? `${field.label} is missing.` : undefined;
  switch (field.kind) {
    case "phone":
      return /^\+?[\d ().-]{7,20}$/.test(text) ? undefined : "This is not a phone number.";
    case "pinCode":
      return /^\d{1,6}$/.test(text) ? undefined : "A pin code has up to 6 digits.";
    case "latitude":
      return isWithin(text, 90) ? undefined : "A latitude is a number from -90 to 90.";
    case "longitude":
      return isWithin(text, 180) ? undefined : "A longitude is a number from -180 to 180.";
    case "text":
      return undefined;
  }
}

function isWithin(text: string, limit: number): boolean {
  return Number.isFinite(Number(text)) && Math.abs(Number(text)) <= limit;
}
