import { success } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

export const deleteTemplates: Route = {
  method: "DELETE",
  path: "/<WABA_ID>/message_templates",
  does: "Deletes a template by `name` in every language, or with `hsm_id` in one",
  async answer(call) {
    const { id, world } = call;
    const { name, hsm_id: templateId } = await readParameters(call);
    if (typeof name !== "string" || name === "") throw new GraphError(131008, "name: It is missing.");
    const named = world.templates.of(id).filter(template => template.name === name);
    const meant = templateId === undefined ? named : named.filter(it => it.id === String(templateId));
    if (meant.length === 0)
      throw new GraphError(132001, `There is no template '${name.slice(0, 80)}' to delete.`);
    for (const template of meant) world.templates.remove(template);
    return success;
  },
};
