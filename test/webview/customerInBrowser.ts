import { parseDocument } from "../../src/core/document/parseDocument.ts";
import type { FromWebview } from "../../src/core/protocol.ts";
import { findTap } from "../../src/core/replies/findTap.ts";
import { writtenText } from "../../src/core/replies/inboundContent.ts";
import type { Reply } from "../../src/core/replies/reply.ts";
import { viewReplies } from "../../src/core/replies/viewReplies.ts";
import { viewDocument } from "../../src/core/view/viewDocument.ts";
import { type Choice, nowMs, type Preview, snapshotOf } from "./previewInBrowser.ts";

const times = { nowMs, locale: "en-GB", timeZone: "UTC" };

/** A snapshot of a document with what came back, as the extension makes it. */
export function answered(document: unknown, replies: readonly Reply[], choice: Choice = {}) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const conversation = viewDocument(parseDocument(text), {
    ...times,
    businessName: "Example Bikes",
    deliveries: choice.deliveries ?? [],
    templates: choice.templates,
  });
  return snapshotOf(text, { ...choice, replies: viewReplies(replies, conversation, times) });
}

/** Does with an intent what the extension does: the replies with the one that it makes. */
export function taken(
  document: unknown,
  replies: readonly Reply[],
  intent: FromWebview,
  choice: Choice = {},
): readonly Reply[] {
  const made = { wamid: `wamid.reply${replies.length}`, atMs: nowMs, received: false };
  if (intent.type === "reset") return [];
  if (intent.type === "write")
    return [
      ...replies,
      { ...made, content: writtenText(intent.text), answers: undefined, tapped: undefined },
    ];
  if (intent.type !== "reply") return replies;
  const { index, tapped } = intent;
  const tap = findTap(answered(document, [], choice).conversation, index, tapped)?.tap;
  return tap ? [...replies, { ...made, content: tap.content, answers: index, tapped }] : replies;
}

/** Lets the extension answer everything that was posted, and shows what comes of it. */
export async function answer(
  preview: Preview,
  document: unknown,
  choice: Choice = {},
): Promise<FromWebview[]> {
  const posted = await preview.posted();
  const replies = posted.reduce<readonly Reply[]>((all, intent) => taken(document, all, intent, choice), []);
  await preview.show(answered(document, replies, { version: 1 + posted.length, ...choice }));
  return posted;
}
