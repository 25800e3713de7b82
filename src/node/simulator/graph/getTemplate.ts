import type { Fields } from "../../../core/delivery/fields.ts";
import { found } from "../graphAnswer.ts";
import type { Route } from "../route.ts";
import { nodeTypes } from "../world/objectKind.ts";
import type { StoredTemplate } from "../world/templateStore.ts";
import type { World } from "../world/world.ts";
import { isoTime } from "./getPhoneNumber.ts";
import { healthOf } from "./health.ts";
import { selectFields } from "./selectFields.ts";

export const getTemplate: Route = {
  method: "GET",
  path: "/<TEMPLATE_ID>",
  does: "One template",
  answer({ id, query, world }) {
    const template = world.templates.get(id);
    return found(template && showTemplate(template, world, query));
  },
};

/** A template as its own address and the list of its account show it (templates §2.4). */
export function showTemplate(template: StoredTemplate, world: World, query: URLSearchParams): Fields {
  const { more } = template;
  const from = (name: string, otherwise?: unknown) => () => more[name] ?? otherwise;
  const readers = {
    ...Object.fromEntries(plain.map(name => [name, from(name)])),
    id: () => template.id,
    name: () => template.name,
    language: () => template.language,
    status: () => template.status,
    category: () => template.category,
    components: () => template.components,
    parameter_format: from("parameter_format", "POSITIONAL"),
    rejected_reason: () => template.rejectedReason,
    quality_score: () => ({ score: template.quality, date: Math.floor(template.updatedMs / 1000) }),
    source: from("source", "manual"),
    last_updated_time: () => isoTime(template.updatedMs),
    health_status: () => healthOf(world, { template }),
  };
  return selectFields(nodeTypes.TEMPLATE_ID, readers, usual, query);
}

const usual = ["name", "parameter_format", "components", "language", "status", "category", "sub_category"];

/** Shown as the definition has them, if it has. */
const plain = [
  "sub_category",
  "previous_category",
  "correct_category",
  "message_send_ttl_seconds",
  "library_template_name",
  "display_format",
  "cta_url_link_tracking_opted_out",
  "is_primary_device_delivery_only",
  "is_sms_fallback_enabled",
  "bid_spec",
  "degrees_of_freedom_spec",
];
