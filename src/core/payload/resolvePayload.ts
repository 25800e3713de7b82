/** What is posted, or the variables that have no value. */
export type ResolvedPayload =
  | { readonly kind: "resolved"; readonly body: Record<string, unknown> }
  | { readonly kind: "unresolved"; readonly variables: readonly string[] }
  | { readonly kind: "notAnObject" };

/** Turns a payload of a file into the body that is posted: variables filled, `$schema` left out, `to` replaced if given. */
export function resolvePayload(
  _value: unknown,
  _variables: Readonly<Record<string, string>>,
  _to?: string,
): ResolvedPayload {
  return { kind: "notAnObject" };
}
