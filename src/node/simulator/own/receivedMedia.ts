import { type Fields, fieldsOf, textOf } from "../../../core/delivery/fields.ts";
import { type MediaKind, mediaFormatOf, mediaFormats } from "../../../core/media/mediaFormats.ts";
import { downloadPath } from "../graph/downloadMedia.ts";
import { genericError } from "../graphError.ts";
import type { World } from "../world/world.ts";

/**
 * Puts the file of a customer's message into the simulator, as if it had been sent: what stands in `data` (base64), else a few
 * bytes. The message then has what the webhook says of it: `id`, `sha256`, `url`. A message that has an `id`, or no file, stays
 * as it is. Throws `GraphError` for a type that nobody can send.
 */
export function withReceivedMedia(message: Fields, host: string, world: World): Fields {
  const kind = textOf(message.type) as MediaKind | undefined;
  const usual = mediaFormats.find(format => format.kind === kind);
  const file = fieldsOf(message[kind ?? ""]);
  if (!kind || !usual || !file || textOf(file.id) !== undefined) return message;
  const { data, ...about } = file;
  const mimeType = textOf(file.mime_type) ?? usual.mimeType;
  if (mediaFormatOf(mimeType)?.kind !== kind)
    throw genericError(100, `${kind}.mime_type: '${mimeType.slice(0, 80)}' is not a type of ${kind}.`);
  const bytes = Buffer.from(textOf(data) ?? "U2ltdWxhdGVk", "base64");
  const phoneNumberId = world.accounts.numbers[0]?.id ?? "";
  const stored = world.media.add(
    { phoneNumberId, mimeType, filename: textOf(file.filename), bytes },
    "received",
  );
  return {
    ...message,
    [kind]: {
      ...about,
      id: stored.id,
      mime_type: mimeType,
      sha256: stored.sha256,
      url: `http://${host}${downloadPath}?${world.media.ticket(stored.id)}`,
    },
  };
}
