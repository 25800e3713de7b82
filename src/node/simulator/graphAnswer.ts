/** An answer: a status, and what is said as JSON or as the bytes of a file. */
export type GraphAnswer =
  | { readonly status: number; readonly body: unknown; readonly spoiled?: Spoiling | undefined }
  | { readonly status: number; readonly bytes: Uint8Array; readonly type: string };

/** What there is to say of something that was done. */
export const success: GraphAnswer = { status: 200, body: { success: true } };

/** Something that was asked for. */
export const found = (body: unknown): GraphAnswer => ({ status: 200, body });

/** What can happen to an answer between the API and a sender; a `redirect` keeps the request from the API as well. */
export const spoilings = ["html", "empty", "huge", "cut", "closed", "silent", "redirect"] as const;
export type Spoiling = (typeof spoilings)[number];
