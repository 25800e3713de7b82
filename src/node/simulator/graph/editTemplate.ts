import { found } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import { categoryOf, componentsOf } from "./checkDefinition.ts";
import { reviewLater } from "./reviewLater.ts";

export const editTemplate: Route = {
  method: "POST",
  path: "/<TEMPLATE_ID>",
  does: "Changes category, components or lifetime of a template, which is then reviewed again",
  async answer(call) {
    const { world, id } = call;
    const given = await readParameters(call);
    const template = world.templates.get(id);
    if (!template) throw new GraphError(803, `There is no template with the ID '${id}'.`);
    if (!editable.has(template.status))
      throw new GraphError(100, `A template that is ${template.status} cannot be edited.`);
    const { category, components, ...others } = given;
    const unknown = Object.keys(others).find(name => !changeable.has(name));
    if (unknown !== undefined)
      throw new GraphError(100, `Unexpected key "${unknown.slice(0, 80)}" on param "$['']".`);
    const edited = {
      ...template,
      ...(category !== undefined && { category: categoryOf(given) }),
      ...(components !== undefined && { components: componentsOf(given) }),
      more: { ...template.more, ...others },
      status: "PENDING",
      updatedMs: world.clock.now(),
    };
    world.templates.put(edited);
    reviewLater(edited, world);
    return found({ success: true, id, name: template.name, category: edited.category });
  },
};

const editable = new Set(["APPROVED", "REJECTED", "PAUSED"]);

const changeable = new Set([
  "message_send_ttl_seconds",
  "parameter_format",
  "cta_url_link_tracking_opted_out",
  "allow_category_change",
]);
