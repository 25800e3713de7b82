import { parseDocument } from "../../src/core/document/parseDocument.ts";
import type { FromWebview } from "../../src/core/protocol.ts";
import { completeReply } from "../../src/core/replies/completeReply.ts";
import { findTap } from "../../src/core/replies/findTap.ts";
import { type InboundContent, reactionTo, writtenText } from "../../src/core/replies/inboundContent.ts";
import { inboundWebhookBody } from "../../src/core/replies/inboundWebhook.ts";
import type { Reply } from "../../src/core/replies/reply.ts";
import type { Tapped } from "../../src/core/replies/tap.ts";
import { putReactions, viewReplies } from "../../src/core/replies/viewReplies.ts";
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
  return snapshotOf(text, {
    ...choice,
    conversation: putReactions(conversation, replies),
    replies: viewReplies(replies, conversation, times),
  });
}

/** Does with an intent what the extension does: the replies with the one that it makes. */
export function taken(
  document: unknown,
  replies: readonly Reply[],
  intent: FromWebview,
  choice: Choice = {},
): readonly Reply[] {
  const wamid = `wamid.reply${replies.length}`;
  const made = (content: InboundContent, answers: number | undefined, tapped?: Tapped): readonly Reply[] => {
    const webhook = inboundWebhookBody(content, {
      wamid,
      atMs: nowMs,
      answers: "wamid.question",
      ...parties,
    });
    return [...replies, { wamid, atMs: nowMs, received: false, content, answers, tapped, webhook }];
  };
  switch (intent.type) {
    case "reset":
      return [];
    case "write":
      return made(writtenText(intent.text), intent.answers);
    case "react":
      return made(reactionTo("wamid.question", intent.emoji), intent.index);
    case "reply": {
      const { index, tapped, filled } = intent;
      const tap = findTap(answered(document, [], choice).conversation, index, tapped)?.tap;
      const content = tap && completeReply(tap.content, filled, nowMs);
      return content ? made(content, index, tapped) : replies;
    }
    default:
      return replies;
  }
}

const parties = {
  business: {
    wabaId: "209876543210987",
    phoneNumberId: "310987654321098",
    displayPhoneNumber: "15550100200",
  },
  customer: { waId: "15551234567", userId: "US.48210015551234567", name: "Robin Example" },
};

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
