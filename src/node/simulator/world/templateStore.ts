import { type Fields, fieldsOf, itemsOf, textOf } from "../../../core/delivery/fields.ts";
import { readTemplates } from "../../../core/templates/readTemplates.ts";
import type { TemplateDefinition } from "../../../core/templates/templateDefinition.ts";

/** A template in one language, as the account has it. */
export interface StoredTemplate {
  readonly id: string;
  readonly wabaId: string;
  readonly name: string;
  readonly language: string;
  /** In capitals, as are the two below. */
  readonly category: string;
  readonly status: string;
  readonly rejectedReason: string;
  readonly quality: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
  readonly components: readonly unknown[];
  /** Whatever else the definition says: `parameter_format`, `message_send_ttl_seconds` … */
  readonly more: Fields;
  /** Milliseconds since the epoch. */
  readonly updatedMs: number;
}

/** The templates of every account, by account in the order in which they were made. */
export class TemplateStore {
  /** Whether there are no templates but these; else one that is not here may be one that only the simulator does not know. */
  complete = true;
  /** Those that {@link replaceGiven} brought. */
  readonly #given = new Set<string>();
  readonly #byId = new Map<string, StoredTemplate>();
  readonly #definitions = new Map<string, readonly TemplateDefinition[]>();

  put(template: StoredTemplate): void {
    this.#byId.set(template.id, template);
    this.#definitions.delete(template.wabaId);
  }

  remove({ id, wabaId }: StoredTemplate): void {
    this.#byId.delete(id);
    this.#definitions.delete(wabaId);
  }

  get(id: string): StoredTemplate | undefined {
    return this.#byId.get(id);
  }

  of(wabaId: string): readonly StoredTemplate[] {
    return [...this.#byId.values()].filter(template => template.wabaId === wabaId);
  }

  find(wabaId: string, name: string, language: string): StoredTemplate | undefined {
    const wanted = plain(language);
    return this.of(wabaId).find(template => template.name === name && plain(template.language) === wanted);
  }

  /**
   * Takes the templates of a file as they stand in it now, in place of those it held before. A template keeps its id, and what was
   * made by the API and is not in the file stays.
   */
  replaceGiven(templates: readonly StoredTemplate[]): void {
    const before = [...this.#given].flatMap(id => this.get(id) ?? []);
    for (const template of before) this.remove(template);
    this.#given.clear();
    for (const template of templates) {
      const { wabaId, name, language } = template;
      const known =
        this.find(wabaId, name, language) ??
        before.find(it => it.wabaId === wabaId && it.name === name && it.language === language);
      if (known) this.remove(known);
      const id = known?.id ?? template.id;
      this.put({ ...template, id });
      this.#given.add(id);
    }
  }

  /** What the checks hold template messages of an account against. */
  definitions(wabaId: string): readonly TemplateDefinition[] {
    const known = this.#definitions.get(wabaId);
    if (known) return known;
    const read = readTemplates(this.of(wabaId).map(({ more, ...template }) => ({ ...more, ...template })));
    this.#definitions.set(wabaId, read);
    return read;
  }
}

/** Webhooks and some programs write `en-US` (templates §1.9). */
const plain = (language: string): string => language.toLowerCase().replace("-", "_");

/** The members of a definition that a stored template has properties of its own for. */
const named = new Set(["id", "name", "language", "category", "status", "components", "rejected_reason"]);

/**
 * Reads the definitions in what `GET /<WABA_ID>/message_templates` answered, in its array alone, or one template. What has no name
 * or no language is left out.
 */
export function readDefinitions(
  value: unknown,
  wabaId: string,
  { newId, nowMs }: { readonly newId: () => string; readonly nowMs: number },
): readonly StoredTemplate[] {
  const list = Array.isArray(value) ? value : itemsOf(fieldsOf(value)?.data ?? [value]);
  return list.flatMap((item: unknown) => {
    const fields = typeof item === "object" && item !== null ? (item as Fields) : {};
    const [name, language] = [textOf(fields.name), textOf(fields.language)];
    if (name === undefined || language === undefined) return [];
    return {
      id: textOf(fields.id) ?? newId(),
      wabaId,
      name,
      language,
      category: textOf(fields.category)?.toUpperCase() ?? "UTILITY",
      status: textOf(fields.status)?.toUpperCase() ?? "APPROVED",
      rejectedReason: textOf(fields.rejected_reason) ?? "NONE",
      quality: "UNKNOWN" as const,
      components: itemsOf(fields.components),
      more: Object.fromEntries(Object.entries(fields).filter(([key]) => !named.has(key))),
      updatedMs: nowMs,
    };
  });
}
