import type { Variables } from "../arrangement.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Refusal } from "../delivery/refusal.ts";
import type { TemplateDefinition } from "../templates/templateDefinition.ts";

/** What is known besides the document. */
export interface ViewContext {
  readonly nowMs: number;
  /** BCP 47; `undefined`: the machine's. */
  readonly locale?: string | undefined;
  /** IANA name; `undefined`: the machine's. */
  readonly timeZone?: string | undefined;
  readonly businessName: string;
  /** What became of each payload, by its index; `undefined`: not sent. */
  readonly deliveries: readonly (Delivery | undefined)[];
  /** Why the newest send of a payload was not taken, by the payload's index; `undefined`: it was, or there was none. */
  readonly refusals?: readonly (Refusal | undefined)[] | undefined;
  /** The templates that are known, so that a message can show their text. */
  readonly templates?: readonly TemplateDefinition[] | undefined;
  /** What stands where a template has variables; without it what is sent. */
  readonly variables?: Variables | undefined;
}
