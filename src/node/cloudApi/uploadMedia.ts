import { randomBytes } from "node:crypto";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

/** A file to be uploaded. */
export interface MediaUpload {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** Told as the file leaves: how much of the whole form has left, from 0 to 1. */
  onProgress?(share: number): void;
}

/** As much is handed to the connection at once, in bytes. */
const pieceLength = 64 * 1024;

/**
 * Uploads a file and resolves to its media id, which lives for 30 days (account-api §4). Throws `CloudApiError` for every
 * other outcome. Nothing is sent to anybody by it, so a time-out is no riddle.
 */
export async function uploadMedia(
  sender: Sender,
  upload: MediaUpload,
  options: CallOptions,
): Promise<string> {
  const boundary = `wamsg-${randomBytes(12).toString("hex")}`;
  const form = formOf(upload, boundary);
  const length = form.reduce((sum, part) => sum + part.length, 0);
  const content = {
    type: `multipart/form-data; boundary=${boundary}`,
    length,
    pieces: () => pieces(form, length, upload.onProgress),
  };
  const answer = await callApi(sender, { purpose: "read", method: "POST", edge: "/media", content }, options);
  return readAnswer(answer, body => textOf(fieldsOf(body)?.id));
}

function formOf({ name, mimeType, bytes }: MediaUpload, boundary: string): readonly Uint8Array[] {
  const field = (key: string, value: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  // As browsers escape it; a line break would end the header.
  const filename = name.replace(/["\r\n]/g, char => encodeURIComponent(char));
  const head = `${field("messaging_product", "whatsapp")}${field("type", mimeType)}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: ${mimeType}\r\n\r\n`;
  return [Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)];
}

async function* pieces(
  form: readonly Uint8Array[],
  length: number,
  onProgress: ((share: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let left = 0;
  for (const part of form)
    for (let at = 0; at < part.length; at += pieceLength) {
      const piece = part.subarray(at, at + pieceLength);
      yield piece;
      left += piece.length;
      onProgress?.(left / length);
    }
}
