import { found } from "../graphAnswer.ts";
import type { Route } from "../route.ts";
import type { StoredTemplate } from "../world/templateStore.ts";
import { showTemplate } from "./getTemplate.ts";
import { page } from "./page.ts";

export const listTemplates: Route = {
  method: "GET",
  path: "/<WABA_ID>/message_templates",
  does: "The account's templates in pages, by `name`, `status`, `language`, `category`, `quality_score`",
  answer(call) {
    const { id, query, world } = call;
    const wanted = world.templates.of(id).filter(template => isAsked(template, query));
    return found(page(wanted, call, template => showTemplate(template, world, query)));
  },
};

function isAsked(template: StoredTemplate, query: URLSearchParams): boolean {
  const text = query.get("name_or_content")?.toLowerCase();
  const asked: readonly (readonly [string, string])[] = [
    ["name", template.name],
    ["status", template.status],
    ["language", template.language],
    ["category", template.category],
    ["quality_score", template.quality],
  ];
  return (
    asked.every(([key, value]) => {
      const wanted = query.get(key);
      return wanted === null || optionsIn(wanted).includes(value.toLowerCase());
    }) &&
    (!text || JSON.stringify([template.name, template.components]).toLowerCase().includes(text))
  );
}

/** `approved`, `["APPROVED"]` and `APPROVED,PAUSED` are all asked. */
const optionsIn = (list: string): readonly string[] =>
  list
    .replace(/[[\]"\s]/g, "")
    .toLowerCase()
    .split(",");
