import { found } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import type { StoredTemplate } from "../world/templateStore.ts";
import type { World } from "../world/world.ts";
import { checkDefinition } from "./checkDefinition.ts";
import { reviewLater } from "./reviewLater.ts";

export const createTemplate: Route = {
  method: "POST",
  path: "/<WABA_ID>/message_templates",
  does: "Makes a template; it is reviewed after a moment, and rejected where its name begins with `reject`",
  async answer({ request, query, id, world }) {
    const definition = await readParameters({ request, query });
    const { name, language, category, components } = checkDefinition(definition);
    checkRoom(world, id);
    if (world.templates.find(id, name, language))
      throw new GraphError(
        100,
        `There is already a template '${name}' in ${language}: edit it, or delete it first.`,
      );
    const {
      name: _name,
      language: _language,
      category: _category,
      components: _components,
      ...more
    } = definition;
    const template: StoredTemplate = {
      id: world.ids.object(),
      wabaId: id,
      name,
      language,
      category,
      status: "PENDING",
      rejectedReason: "NONE",
      quality: "UNKNOWN",
      components,
      more,
      updatedMs: world.clock.now(),
    };
    world.templates.put(template);
    reviewLater(template, world);
    return found({ id: template.id, status: template.status, category });
  },
};

/** Templates of one account (templates §2.4). */
const mostTemplates = 250;

function checkRoom({ templates }: World, wabaId: string): void {
  if (templates.of(wabaId).length >= mostTemplates)
    throw new GraphError(2388019, `The account has ${mostTemplates} templates already: delete some.`);
}
