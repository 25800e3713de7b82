import type { Outgoing } from "./outgoing.ts";

const entryWindowMs = 72 * 60 * 60 * 1000;

/**
 * What a message costs (rules §8): templates do, except those of the category utility in an open customer service window;
 * answers in the window do not, and nothing does for a customer who came by an ad.
 */
export function pricingOf({ category, recipient }: Outgoing, windowOpen: boolean) {
  const group = recipient.kind === "group";
  const kind = category?.toLowerCase() ?? "service";
  const free = category === undefined || (category === "UTILITY" && windowOpen && !group);
  const freeType = group ? "free_group_customer_service" : "free_customer_service";
  const entry = recipient.customer?.fromAd === true;
  return {
    billable: !free && !entry,
    pricing_model: "PMP",
    type: entry ? "free_entry_point" : free ? freeType : "regular",
    category: group ? `group_${kind}` : kind,
  };
}

/** The conversation, of which statuses tell only while a free entry point window is open (webhooks §5). */
export function conversationOf({ wamid, recipient }: Outgoing, state: string, atMs: number) {
  if (!recipient.customer?.fromAd) return {};
  return {
    conversation: {
      id: Buffer.from(recipient.userId + wamid.slice(6, 10))
        .toString("hex")
        .slice(0, 32),
      ...(state === "sent" && {
        expiration_timestamp: String(Math.floor((atMs + entryWindowMs) / 1000)),
      }),
      origin: { type: "referral_conversion" },
    },
  };
}
