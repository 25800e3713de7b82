import type { PreflightRule } from "../preflight.ts";

/** What a group takes, and who may write to one (messages §12). */
export const groupLimits: PreflightRule = {
  id: "group-limits",
  title: "Limits of groups",
  optional: true,
  check: ({ recipient, body, business, problems }) => {
    if (recipient?.kind !== "group") return [];
    const { type } = body;
    const said = problems.some(({ code }) => code === "not-in-group");
    const strange = typeof type === "string" && !taken.includes(type) && !said;
    const { messagingLimit } = business;
    const small = messagingLimit !== undefined && !["TIER_100K", "TIER_UNLIMITED"].includes(messagingLimit);
    return [
      ...(strange
        ? [
            {
              weight: "warning" as const,
              message: `A group takes text, media, templates and pins; “${type}” is not among them.`,
            },
          ]
        : []),
      ...(small
        ? [
            {
              weight: "warning" as const,
              code: 131215,
              message: `Groups need a messaging limit of 100,000; this number has ${messagingLimit}.`,
            },
          ]
        : []),
    ];
  },
};

const taken = ["text", "image", "video", "audio", "document", "sticker", "template", "pin"];
