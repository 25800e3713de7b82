import type { Node } from "jsonc-parser";
import { type Locate, locator, type Place } from "../document/locate.ts";
import type { Payload, WamsgDocument } from "../document/parseDocument.ts";
import type { CheckContext } from "./checkDocument.ts";
import type { CheckedPayload } from "./finding.ts";
import { type ShownText, shownTexts } from "./rules/shownTexts.ts";

/** A payload whose tree and texts are made when a check asks for it, and once. */
export class LazyPayload implements CheckedPayload {
  readonly text: string;
  readonly value: CheckedPayload["value"];
  readonly repeatsKeys: boolean;
  readonly context: CheckContext;
  readonly #payload: Payload;
  #locate: Locate | undefined;
  #texts: readonly ShownText[] | undefined;

  constructor(
    { text, repeatsKeys }: WamsgDocument,
    payload: Payload,
    value: CheckedPayload["value"],
    context: CheckContext,
  ) {
    this.text = text;
    this.value = value;
    this.repeatsKeys = repeatsKeys;
    this.context = context;
    this.#payload = payload;
  }

  get texts(): readonly ShownText[] {
    this.#texts ??= shownTexts(this);
    return this.#texts;
  }

  get node(): Node {
    return this.#payload.node;
  }

  locate(pointer: string): Place | undefined {
    this.#locate ??= locator(this.#payload.node);
    return this.#locate(pointer);
  }
}
