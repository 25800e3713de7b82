import { age } from "../../delivery/describe.ts";
import { linksIn } from "../linksIn.ts";
import type { PreflightRule } from "../preflight.ts";

/** How long WhatsApp keeps what it fetched from a link, in milliseconds (rules §3). */
const cacheMs = 10 * 60 * 1000;

/** A media link that was fetched a moment ago: what has changed behind it since is not seen. */
export const cachedLink: PreflightRule = {
  id: "cached-media-link",
  title: "Media link fetched within the last ten minutes",
  optional: true,
  check: ({ body, history, nowMs }) =>
    [...new Set(linksIn(body).map(({ link }) => link))].flatMap(link => {
      const last = history
        .filter(({ links, atMs }) => links.includes(link) && nowMs - atMs < cacheMs)
        .reduce((newest, { atMs }) => Math.max(newest, atMs), Number.NEGATIVE_INFINITY);
      if (last === Number.NEGATIVE_INFINITY) return [];
      return [
        {
          weight: "warning",
          message: `${link} was sent ${age(nowMs - last)} ago; for ten minutes WhatsApp sends the copy it fetched then. With another query it is fetched anew.`,
          remedy: "freshLinks",
        },
      ];
    }),
};
