/**
 * JSON as Meta writes and signs it: every character outside ASCII as a lower-case `\u` escape, slashes escaped (webhooks
 * §2). A receiver that signs what it has parsed and written again gets another signature, as with the real API.
 */
export function metaJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff/]/g, character =>
    character === "/" ? "\\/" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
