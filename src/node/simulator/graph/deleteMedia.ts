import { success } from "../graphAnswer.ts";
import type { Route } from "../route.ts";
import { ownMedia } from "./getMedia.ts";

export const deleteMedia: Route = {
  method: "DELETE",
  path: "/<MEDIA_ID>",
  does: "Removes a file",
  answer(call) {
    call.world.media.remove(ownMedia(call).id);
    return success;
  },
};
