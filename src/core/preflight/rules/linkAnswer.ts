import type { MediaKind } from "../../checks/rules/mediaLinks.ts";
import { formatsOf, kindFor, maximumBytes, sizeText } from "../../media/mediaLimits.ts";
import { linksIn } from "../linksIn.ts";
import type { PreflightRule } from "../preflight.ts";

/** What a media link answered to a HEAD request. */
export type LinkAnswer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly mime: string | undefined;
      readonly bytes: number | undefined;
    }
  | { readonly kind: "unreachable"; readonly reason: string }
  /** It leads to this machine or a private network and was not asked. */
  | { readonly kind: "private"; readonly reason: string }
  /** Nothing is known of it: it could not be asked from here. */
  | { readonly kind: "unasked"; readonly reason: string };

/** A media link that will not give WhatsApp what the message says (131053). */
export const linkAnswer: PreflightRule = {
  id: "media-link-answer",
  title: "What media links answer",
  optional: true,
  check: ({ body, links }) =>
    linksIn(body).flatMap(({ link, kind }) => {
      const answer = links.get(link);
      const fault = answer && faultOf(answer, kind);
      return fault ? [{ weight: "warning", code: 131053, message: `${link} ${fault}` }] : [];
    }),
};

function faultOf(answer: LinkAnswer, kind: MediaKind): string | undefined {
  if (answer.kind === "unreachable") return `does not answer: ${answer.reason}.`;
  if (answer.kind === "private")
    return `leads to ${answer.reason}; WhatsApp fetches media from the internet and cannot reach it.`;
  if (answer.kind === "unasked") return undefined;
  const { status, mime, bytes } = answer;
  // Some servers know no HEAD; that says nothing about what GET would give.
  if (status === 405 || status === 501) return undefined;
  if (status >= 400) return `answers HTTP ${status}.`;
  const media = kindFor(kind);
  const type = mime?.split(";")[0]?.trim().toLowerCase();
  const formats = formatsOf(media);
  if (type && media !== "document" && !formats.some(it => it.mimeType === type))
    return `is served as ${type}, which cannot be sent as ${media === "image" || media === "audio" ? "an" : "a"} ${media}. Allowed: ${formats.map(it => it.mimeType).join(", ")}.`;
  const most = maximumBytes(media);
  if (bytes !== undefined && bytes > most)
    return `has ${sizeText(bytes)}; a file of this kind has at most ${sizeText(most)}.`;
  return undefined;
}
