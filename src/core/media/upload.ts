import { fieldsOf, textOf } from "../delivery/fields.ts";
import { type MediaKind, mediaFormatOf } from "./mediaFormats.ts";

/** A file that was uploaded, as it is remembered. */
export interface Upload {
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly atMs: number;
  /** Where the file was when it was uploaded, as a URI; `undefined`: it was dropped or pasted without a place. */
  readonly file?: string | undefined;
}

/** How long an uploaded file can be sent, in milliseconds (rules §3). */
export const uploadLifeMs = 30 * 24 * 60 * 60 * 1000;

const uploadLimit = 200;

export const kindOf = ({ mimeType }: Upload): MediaKind | undefined => mediaFormatOf(mimeType)?.kind;

/** The uploads that can still be sent, with a new one, newest first. */
export function withUpload(uploads: readonly Upload[], upload: Upload): readonly Upload[] {
  const others = uploads.filter(it => it.id !== upload.id || it.accountId !== upload.accountId);
  return [upload, ...alive(others, upload.atMs)].slice(0, uploadLimit);
}

export const alive = (uploads: readonly Upload[], nowMs: number): readonly Upload[] =>
  uploads.filter(({ atMs }) => nowMs - atMs < uploadLifeMs);

/** When an upload ends, for people: `expires in 23 d`. */
export function expiryText({ atMs }: Upload, nowMs: number): string {
  const hours = Math.max(0, Math.floor((atMs + uploadLifeMs - nowMs) / 3_600_000));
  return `expires in ${hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`}`;
}

/** Reads uploads that were kept; what cannot be read is left out. */
export function readUploads(value: unknown): readonly Upload[] {
  return (Array.isArray(value) ? value : []).flatMap(item => {
    const fields = fieldsOf(item);
    const [accountId, id, name, mimeType] = ["accountId", "id", "name", "mimeType"].map(key =>
      textOf(fields?.[key]),
    );
    const { bytes, atMs } = fields ?? {};
    if (!accountId || !id || !name || !mimeType || typeof bytes !== "number" || typeof atMs !== "number")
      return [];
    const file = textOf(fields?.file);
    return [{ accountId, id, name, mimeType, bytes, atMs, ...(file !== undefined && { file }) }];
  });
}
