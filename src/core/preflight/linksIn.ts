import { type MediaLink, mediaLinks } from "../checks/rules/mediaLinks.ts";
import type { Fields } from "../delivery/fields.ts";

/** The media links of a body that is about to be posted. */
export const linksIn = (body: Fields): readonly MediaLink[] =>
  mediaLinks({ value: body }).filter(({ link }) => /^https?:\/\//i.test(link));
