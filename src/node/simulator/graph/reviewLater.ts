import type { StoredTemplate } from "../world/templateStore.ts";
import type { World } from "../world/world.ts";

/** A person's review takes minutes; here, at a person's speed, this many milliseconds. */
const reviewMs = 3000;

/** The state that a review ends in, by how the name begins. */
const outcomes: readonly (readonly [prefix: string, status: string])[] = [
  ["reject", "REJECTED"],
  ["pause", "PAUSED"],
  ["disable", "DISABLED"],
];

/** Reviews a template that waits for it, and tells the app how it went. */
export function reviewLater({ id }: StoredTemplate, world: World): void {
  world.clock.after(reviewMs / world.speed, () => {
    const template = world.templates.get(id);
    if (template?.status !== "PENDING") return;
    const status = outcomes.find(([prefix]) => template.name.startsWith(prefix))?.[1] ?? "APPROVED";
    setTemplateStatus(template, status, world);
  });
}

/** Puts a template into a state, and tells the app by `message_template_status_update` (webhooks §10). */
export function setTemplateStatus(template: StoredTemplate, status: string, world: World): void {
  const rejectedReason = status === "REJECTED" ? "INVALID_FORMAT" : "NONE";
  const updatedMs = world.clock.now();
  world.templates.put({ ...template, status, rejectedReason, updatedMs });
  const value = {
    event: status,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    message_template_category: template.category,
    reason: rejectedReason,
  };
  const field = "message_template_status_update";
  void world.callbacks.postAccount(template.wabaId, {
    object: "whatsapp_business_account",
    entry: [{ id: template.wabaId, time: Math.floor(updatedMs / 1000), changes: [{ value, field }] }],
  });
}
