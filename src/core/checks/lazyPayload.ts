import type { Node } from "jsonc-parser";
import { type Locate, locator, type Place } from "../document/locate.ts";
import type { Payload, WamsgDocument } from "../document/parseDocument.ts";
import type { CheckContext } from "./checkDocument.ts";
import type { CheckedPayload } from "./finding.ts";
import { type MediaLink, mediaLinks } from "./rules/mediaLinks.ts";
import { type OpenedLink, openedLinks } from "./rules/openedLinks.ts";
import { type Order, orders } from "./rules/orders.ts";
import { type ShownText, shownTexts } from "./rules/shownTexts.ts";

/** A payload whose tree, texts, links and bills are looked for when a check asks for them, and once. */
export class LazyPayload implements CheckedPayload {
  readonly text: string;
  readonly value: CheckedPayload["value"];
  readonly repeatsKeys: boolean;
  readonly context: CheckContext;
  readonly #payload: Payload;
  #locate: Locate | undefined;
  #texts: readonly ShownText[] | undefined;
  #mediaLinks: readonly MediaLink[] | undefined;
  #openedLinks: readonly OpenedLink[] | undefined;
  #orders: readonly Order[] | undefined;

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

  get mediaLinks(): readonly MediaLink[] {
    this.#mediaLinks ??= mediaLinks(this);
    return this.#mediaLinks;
  }

  get openedLinks(): readonly OpenedLink[] {
    this.#openedLinks ??= openedLinks(this);
    return this.#openedLinks;
  }

  get orders(): readonly Order[] {
    this.#orders ??= orders(this);
    return this.#orders;
  }

  get node(): Node {
    return this.#payload.node;
  }

  locate(pointer: string): Place | undefined {
    this.#locate ??= locator(this.#payload.node);
    return this.#locate(pointer);
  }
}
