/** Numbers written in one line, separated by commas or semicolons; each once. */
export const readRecipients = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map(number => number.trim())
      .filter(number => number !== ""),
  ),
];

/** What a recipient is compared by: the digits of a phone number, anything else as it is. */
export const recipientKey = (recipient: string): string =>
  /^\+?[\d\s().-]+$/.test(recipient) ? recipient.replace(/\D/g, "") : recipient.trim();

/** Whether a list of allowed recipients lets one through. An empty list allows all. */
export const isAllowed = (recipient: string, allowed: readonly string[]): boolean =>
  allowed.length === 0 || allowed.some(one => recipientKey(one) === recipientKey(recipient));
