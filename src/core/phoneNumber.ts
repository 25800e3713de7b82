import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** The country of a number that is written with its country code, with or without `+`; `undefined`: none, or several share the code. */
export function countryOf(number: string): string | undefined {
  return parsePhoneNumberFromString(number.startsWith("+") ? number : `+${number}`)?.country;
}
