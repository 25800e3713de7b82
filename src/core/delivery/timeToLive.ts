import { definitionsNamed } from "../templates/definitionsNamed.ts";
import type { TemplateDefinition } from "../templates/templateDefinition.ts";
import { authenticationTtlMs } from "./deadline.ts";
import { type Fields, fieldsOf } from "./fields.ts";

/**
 * How long WhatsApp will try to deliver a message, in seconds, as far as the message or the definition of its template says
 * so (rules §4, templates §1.10); -1 is 30 days, and so is what is not known.
 */
export function ttlSecondsOf(body: Fields, templates: readonly TemplateDefinition[]): number | undefined {
  // Direct Send says it itself (messages §2).
  const own = wholeIn(body.ttl_seconds);
  if (own !== undefined) return own;
  if (body.type !== "template") return body.category === "authentication" ? usualOfCodes : undefined;
  const template = fieldsOf(body.template);
  const [definition] = definitionsNamed(templates, template?.name, fieldsOf(template?.language)?.code);
  return definition?.ttlSeconds ?? (definition?.category === "AUTHENTICATION" ? usualOfCodes : undefined);
}

const usualOfCodes = authenticationTtlMs / 1000;

const wholeIn = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
