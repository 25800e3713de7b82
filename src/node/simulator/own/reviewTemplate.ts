import { setTemplateStatus } from "../graph/reviewLater.ts";
import { success } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";

const statuses = [
  "APPROVED",
  "PENDING",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "PENDING_DELETION",
  "LIMIT_EXCEEDED",
  "ARCHIVED",
];

export const reviewTemplate: Route = {
  method: "POST",
  path: "/simulator/templates",
  does: 'Puts a template into a state: {"name": "hello_world", "language": "en_US", "status": "PAUSED"}',
  async answer(call) {
    const { world } = call;
    const { name, language, status } = await readParameters(call);
    if (typeof status !== "string" || !statuses.includes(status))
      throw genericError(100, `status: It is one of ${statuses.join(", ")}.`);
    const meant = world.accounts.accounts
      .flatMap(({ id }) => world.templates.of(id))
      .filter(it => it.name === name && (language === undefined || it.language === language));
    if (meant.length === 0) throw genericError(100, "There is no template of that name and language.");
    for (const template of meant) setTemplateStatus(template, status, world);
    return success;
  },
};
