/** An answer: a status, and what is said as JSON or as the bytes of a file. */
export type GraphAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly bytes: Uint8Array; readonly type: string };

/** What there is to say of something that was done. */
export const success: GraphAnswer = { status: 200, body: { success: true } };

/** Something that was asked for. */
export const found = (body: unknown): GraphAnswer => ({ status: 200, body });
