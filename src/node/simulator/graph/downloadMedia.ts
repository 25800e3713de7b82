import { genericError } from "../graphError.ts";
import type { Route } from "../route.ts";
import { checkToken } from "./checkToken.ts";

/** Where files are loaded from: as with Meta, outside the versions of the API. */
export const downloadPath = "/whatsapp_business/attachments/";

export const downloadMedia: Route = {
  method: "GET",
  path: downloadPath,
  does: "The bytes of a file, at the address that was given for it; the token is needed here too",
  answer({ request, query, world }) {
    checkToken(request, new URLSearchParams(), world);
    const media = world.media.redeem(query);
    if (!media)
      throw genericError(100, "The address is not good any more: ask for a new one with the media ID.", 404);
    return { status: 200, bytes: media.bytes, type: media.mimeType };
  },
};
