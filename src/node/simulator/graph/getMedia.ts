import { found } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import type { Call, Route } from "../route.ts";
import type { StoredMedia } from "../world/mediaStore.ts";
import { downloadPath } from "./downloadMedia.ts";

export const getMedia: Route = {
  method: "GET",
  path: "/<MEDIA_ID>",
  does: "Says what a file is, and an address from which it can be loaded for 5 minutes",
  answer(call) {
    const { id, sha256, mimeType, bytes } = ownMedia(call);
    const origin = `http://${call.request.headers.host ?? "127.0.0.1"}`;
    return found({
      messaging_product: "whatsapp",
      url: `${origin}${downloadPath}?${call.world.media.ticket(id)}`,
      mime_type: mimeType,
      sha256,
      file_size: String(bytes.length),
      id,
    });
  },
};

/** The file of a call. Throws `GraphError` where it belongs to another number than the one that is named. */
export function ownMedia({ id, query, world }: Call): StoredMedia {
  const media = world.media.get(id);
  const number = query.get("phone_number_id");
  if (!media || (number !== null && number !== media.phoneNumberId))
    throw new GraphError(803, `There is no media with the ID '${id.slice(0, 80)}' of that phone number.`);
  return media;
}
