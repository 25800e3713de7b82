import { renameKey } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import type { Fix } from "../../problem.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { mediaObjects, mediaTypes } from "./mediaLinks.ts";

/** An address where the id of an uploaded file belongs (Messages §4). */
export const linkAsId: Rule = {
  code: "link-as-id",
  severity: "error",
  types: mediaTypes,
  mark: "link",
  check: payload =>
    mediaObjects(payload).flatMap(({ pointer, media }) => {
      if (typeof media.id !== "string" || !/^https?:\/\//i.test(media.id)) return [];
      const { node, key } = placeAt(payload, `${pointer}/id`);
      return [
        {
          message: `"id" is the id of an uploaded file; ${shown(media.id)} is an address, which stands in "link".`,
          span: spanOf(node),
          pointer: `${pointer}/id`,
          fixes: (): Fix[] =>
            key && !Object.hasOwn(media, "link")
              ? [{ title: 'Rename "id" to "link"', edits: [renameKey(key, "link")], preferred: true }]
              : [],
        },
      ];
    }),
};
