import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";

/** Where a number without + goes, and what was probably meant. The metadata of all countries is behind this module. */
export interface Dialled {
  /** The number the message is delivered to: the business's country code and all digits (Rules §2). */
  readonly delivered: string;
  /** The number as one of the business's own country. */
  readonly national: string;
  /** The number if its digits already begin with a country code. */
  readonly international: string;
  readonly likely: "national" | "international";
}

/** Reads a number without + as the API does for a business of `country` (ISO 3166-1 alpha-2); `undefined`: no such country. */
export function dialled(digits: string, country: string): Dialled | undefined {
  const code = country.toUpperCase();
  if (!isSupportedCountry(code)) return undefined;
  const calling = getCountryCallingCode(code);
  const national = parsePhoneNumberFromString(digits, code);
  return {
    delivered: `+${calling}${digits}`,
    national: national?.number ?? `+${calling}${digits}`,
    international: `+${digits.replace(/^00/, "")}`,
    likely: isNational(digits, code, calling) ? "national" : "international",
  };
}

/** Whether digits are more likely a number of this country than one with its country code in front. */
function isNational(digits: string, country: CountryCode, calling: string): boolean {
  const national = parsePhoneNumberFromString(digits, country);
  const international = parsePhoneNumberFromString(`+${digits}`);
  if (digits.startsWith(calling) && international?.isPossible()) return false;
  if (fictional.test(digits)) return false;
  if (digits.startsWith("0")) return true;
  // Where both are real numbers: hardly any country's own have twelve digits.
  if (national?.isValid()) return digits.length < 12 || !international?.isValid();
  return !international?.isValid() && digits.length <= 10 && (national?.isPossible() ?? false);
}

/** North American numbers with 555, which are nobody's and so in examples everywhere, but in no metadata. */
const fictional = /^1(555\d{7}|\d{3}555\d{4})$/;

/** The number of these digits without the digits for calls inside the country; `undefined`: there are none, or it is no number. */
export function withoutTrunkPrefix(digits: string): string | undefined {
  const read = parsePhoneNumberFromString(`+${digits}`);
  return read?.isValid() && read.number !== `+${digits}` && digits.startsWith(read.countryCallingCode)
    ? read.number
    : undefined;
}
