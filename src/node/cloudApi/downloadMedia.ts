import { type Dispatcher, request } from "undici";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { sizeText } from "../../core/media/mediaLimits.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { CloudApiError } from "./cloudApiError.ts";
import { readAnswer } from "./readAnswer.ts";
import { authorizationHeader, type Sender } from "./sender.ts";

/** An uploaded or received file. */
export interface DownloadedMedia {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/**
 * Fetches a file by its media id: asks for its address, then for its content (account-api §4). Throws `CloudApiError`, also
 * where it has more than `limit` bytes, or lies where the token must not go.
 */
export async function downloadMedia(
  sender: Sender,
  id: string,
  limit: number,
  options: CallOptions,
): Promise<DownloadedMedia> {
  const onMedia = { ...sender, phoneNumberId: id };
  const query = { phone_number_id: sender.phoneNumberId };
  const answer = await callApi(onMedia, { purpose: "read", method: "GET", edge: "", query }, options);
  const found = readAnswer(answer, body => {
    const fields = fieldsOf(body);
    const url = textOf(fields?.url);
    return url === undefined
      ? undefined
      : { url, size: fields?.file_size, mimeType: textOf(fields?.mime_type) };
  });
  if (Number(found.size) > limit) throw tooLarge(Number(found.size), limit);
  const url = URL.parse(found.url);
  if (!url || !mayKnowToken(url, sender))
    throw new CloudApiError("unreadable", "The file lies where the access token must not be sent to.");
  const { body, statusCode } = await get(url, sender, options);
  if (statusCode !== 200) {
    await body.dump();
    throw new CloudApiError("rejected", `The file was not handed out: HTTP ${statusCode}.`);
  }
  return { bytes: await readBytes(body, limit), mimeType: found.mimeType ?? "application/octet-stream" };
}

/** Meta keeps files at addresses of its own; anyone else where the API is. */
function mayKnowToken(url: URL, { baseUrl }: Sender): boolean {
  const base = URL.parse(baseUrl);
  if (url.origin === base?.origin) return true;
  const meta = url.protocol === "https:" && /^(?:[\w-]+\.)+(?:fbsbx\.com|facebook\.com)$/.test(url.hostname);
  return meta && base?.hostname === "graph.facebook.com";
}

async function get(
  url: URL,
  sender: Sender,
  { signal, timeoutMs }: CallOptions,
): Promise<Dispatcher.ResponseData> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await request(url, {
      method: "GET",
      headers: { ...authorizationHeader(sender), "user-agent": "wamsg" },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(sender.dispatcher && { dispatcher: sender.dispatcher }),
    });
  } catch (cause) {
    throw new CloudApiError("unreachable", `The file could not be fetched from ${url.host}. Try again.`, {
      cause,
    });
  }
}

async function readBytes(body: Dispatcher.ResponseData["body"], limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw tooLarge(length, limit);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(bytes: number, limit: number): CloudApiError {
  return new CloudApiError(
    "unreadable",
    `The file has ${sizeText(bytes)}; the preview shows files of up to ${sizeText(limit)}.`,
  );
}
