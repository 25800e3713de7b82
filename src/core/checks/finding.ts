import type { Node } from "jsonc-parser";
import type { Locate, Place } from "../document/locate.ts";
import type { Fix, Severity, Span } from "../problem.ts";
import type { CheckContext } from "./checkDocument.ts";
import type { Card } from "./rules/carousels.ts";
import type { ContentPlace } from "./rules/contentPlaces.ts";
import type { MediaLink } from "./rules/mediaLinks.ts";
import type { OpenedLink } from "./rules/openedLinks.ts";
import type { Order } from "./rules/orders.ts";
import type { PhoneNumber } from "./rules/phoneNumber.ts";
import type { ShownText } from "./rules/shownTexts.ts";
import type { ComponentPlace } from "./rules/templateComponents.ts";
import type { TextMarks } from "./textMarks.ts";

/** A payload's value with the known variables filled in. */
export type PayloadValue = Pick<CheckedPayload, "value">;

/** One payload as the rules see it. All pointers are relative to the payload. */
export interface CheckedPayload {
  /** The document's text, for edits. */
  readonly text: string;
  readonly node: Node;
  /** The payload with the known variables filled in. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly locate: Locate;
  /** Whether it meets all the schemas say, what rules say in their place included. */
  readonly accepted: boolean;
  /** What the customer reads of it. */
  readonly texts: readonly ShownText[];
  readonly mediaLinks: readonly MediaLink[];
  readonly openedLinks: readonly OpenedLink[];
  readonly orders: readonly Order[];
  readonly contentPlaces: readonly ContentPlace[];
  readonly componentLists: readonly (readonly ComponentPlace[])[];
  readonly carousels: readonly (readonly Card[])[];
  /** Whom it goes to, where that is a phone number. */
  readonly phone: PhoneNumber | undefined;
  /** Whether an object of the document has a key twice; in the value the last one counts. */
  readonly repeatsKeys: boolean;
  readonly marks: TextMarks;
  readonly context: CheckContext;
}

/** What a check found; it becomes a problem if it is among those that are shown. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** JSON Pointer within the payload. */
  readonly pointer: string;
  /** Made only for findings that are shown. */
  readonly fixes?: () => readonly Fix[];
  /** A property that is missing, or one that is not known: a misspelt name is both, and is said once. */
  readonly property?: { readonly is: "missing" | "unknown"; readonly owner: string; readonly name: string };
}

/** One semantic check: what no schema can say. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /**
   * The message types it is about: values of `type`, or `interactive/` and the type of the interactive message; left out:
   * all of them, and payloads without one.
   */
  readonly types?: readonly string[];
  /** What the document must hold somewhere for the rule to find anything; left out: nothing in particular. */
  readonly mark?: keyof TextMarks;
  /** The schemas ask for the same, and leave it to the rule to say it: in a payload that they accept there is nothing to find. */
  readonly inSchemas?: true;
  /** Everything the rule objects to; `severity` of a finding outranks the rule's own. */
  check(payload: CheckedPayload): readonly RuleFinding[];
}

export type RuleFinding = Omit<Finding, "code" | "severity"> & { readonly severity?: Severity };

/** Whether a value is an object of JSON: neither an array nor `null`. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path; `undefined` where there is none. */
export function valueAt(payload: PayloadValue, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, payload.value);
}

/** The items of the array at a path; none where there is no array. */
export function itemsAt(payload: PayloadValue, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = valueAt(payload, ...path);
  return Array.isArray(value) ? value : [];
}

/** A place that is there, because the value was read from it. */
export function placeAt(payload: CheckedPayload, pointer: string): Place {
  return payload.locate(pointer) ?? { node: payload.node, key: undefined, property: undefined };
}
