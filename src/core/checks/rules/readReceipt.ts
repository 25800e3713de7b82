/**
 * Whether a body is a read receipt, with or without its `status` (Messages §10): it names a message, and neither a person
 * nor a type.
 */
export function isReadReceipt(payload: Readonly<Record<string, unknown>>): boolean {
  const has = (name: string): boolean => Object.hasOwn(payload, name);
  if (has("type")) return false;
  return has("status") || ((has("message_id") || has("typing_indicator")) && !has("to") && !has("recipient"));
}
