import { definitionsNamed } from "../templates/definitionsNamed.ts";
import type { TemplateDefinition } from "../templates/templateDefinition.ts";
import type { CustomerServiceWindow } from "./customerServiceWindow.ts";
import type { Fields } from "./fields.ts";
import { fieldsOf, textOf } from "./fields.ts";

/** What is known of a message that is about to be sent, for its price. */
export interface PriceQuestion {
  readonly body: Fields;
  readonly templates: readonly TemplateDefinition[];
  /** The recipient's customer service window; `undefined`: unknown. */
  readonly window: CustomerServiceWindow | undefined;
  readonly nowMs: number;
}

/** Under which category a delivered message is billed, and whether it is (rules §8). */
export interface Price {
  /** `marketing`, `utility`, `authentication`, `service`; `undefined`: it follows from a template that is not known here. */
  readonly category: string | undefined;
  readonly billed: "yes" | "no" | "perhaps";
  /** Both in one sentence. */
  readonly text: string;
}

/** From this moment answers and utility templates within the window are billed above a free tier (rules §8). */
const billedWindowsFromMs = Date.UTC(2026, 9, 1);

/** Foretells the price category of a message. What it costs depends on the recipient's country, and is Meta's to say. */
export function priceOf({ body, templates, window, nowMs }: PriceQuestion): Price {
  const category = categoryOf(body, templates);
  switch (category) {
    case undefined:
      return priced(
        undefined,
        "perhaps",
        "Its price category is its template's, which is not known here: “Pull Templates” tells it.",
      );
    case "service":
      return nowMs < billedWindowsFromMs
        ? priced(category, "no", "Price category service: free.")
        : priced(
            category,
            "perhaps",
            "Price category service: billed above the free tier of this business number.",
          );
    case "utility":
      return utility(window, nowMs);
    default:
      return priced(category, "yes", `Price category ${category}: billed once it is delivered.`);
  }
}

function utility(window: CustomerServiceWindow | undefined, nowMs: number): Price {
  if (window === undefined)
    return priced(
      "utility",
      "perhaps",
      "Price category utility: billed once it is delivered, unless the customer service window is open.",
    );
  if (!window.open) return priced("utility", "yes", "Price category utility: billed once it is delivered.");
  return nowMs < billedWindowsFromMs
    ? priced("utility", "no", "Price category utility: free, because the customer service window is open.")
    : priced(
        "utility",
        "perhaps",
        "Price category utility within the customer service window: billed above the free tier of this business number.",
      );
}

const priced = (category: string | undefined, billed: Price["billed"], text: string): Price => ({
  category,
  billed,
  text,
});

function categoryOf(body: Fields, templates: readonly TemplateDefinition[]): string | undefined {
  // Direct Send says it itself.
  if (body.type !== "template") return textOf(body.category)?.toLowerCase() ?? "service";
  const template = fieldsOf(body.template);
  const [definition] = definitionsNamed(templates, template?.name, fieldsOf(template?.language)?.code);
  return definition?.category.toLowerCase() || undefined;
}
