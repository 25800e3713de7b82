import type { Node } from "jsonc-parser";
import { type Locate, locator, type Place } from "../document/locate.ts";
import type { Payload, WamsgDocument } from "../document/parseDocument.ts";
import type { CheckContext } from "./checkDocument.ts";
import type { CheckedPayload } from "./finding.ts";
import { acceptsPayload } from "./generated/acceptsPayload.js";
import { type Card, carousels } from "./rules/carousels.ts";
import { type ContentPlace, contentPlaces } from "./rules/contentPlaces.ts";
import { type MediaLink, mediaLinks } from "./rules/mediaLinks.ts";
import { type OpenedLink, openedLinks } from "./rules/openedLinks.ts";
import { type Order, orders } from "./rules/orders.ts";
import { type PhoneNumber, phoneNumberOf } from "./rules/phoneNumber.ts";
import { type ShownText, shownTexts } from "./rules/shownTexts.ts";
import { type ComponentPlace, componentLists } from "./rules/templateComponents.ts";
import type { TextMarks } from "./textMarks.ts";

/** A payload whose tree and parts are looked for when a check asks for them, and once: several rules ask for the same. */
export class LazyPayload implements CheckedPayload {
  readonly text: string;
  readonly value: CheckedPayload["value"];
  readonly accepted: boolean;
  readonly repeatsKeys: boolean;
  readonly marks: TextMarks;
  readonly context: CheckContext;
  readonly #payload: Payload;
  #locate: Locate | undefined;
  #texts: readonly ShownText[] | undefined;
  #mediaLinks: readonly MediaLink[] | undefined;
  #openedLinks: readonly OpenedLink[] | undefined;
  #orders: readonly Order[] | undefined;
  #contentPlaces: readonly ContentPlace[] | undefined;
  #componentLists: readonly (readonly ComponentPlace[])[] | undefined;
  #carousels: readonly (readonly Card[])[] | undefined;
  #phone: { readonly number: PhoneNumber | undefined } | undefined;

  constructor(
    { text, repeatsKeys }: WamsgDocument,
    payload: Payload,
    value: CheckedPayload["value"],
    marks: TextMarks,
    context: CheckContext,
  ) {
    this.text = text;
    this.value = value;
    this.accepted = acceptsPayload(value);
    this.repeatsKeys = repeatsKeys;
    this.marks = marks;
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

  get contentPlaces(): readonly ContentPlace[] {
    this.#contentPlaces ??= contentPlaces(this);
    return this.#contentPlaces;
  }

  get componentLists(): readonly (readonly ComponentPlace[])[] {
    this.#componentLists ??= componentLists(this);
    return this.#componentLists;
  }

  get carousels(): readonly (readonly Card[])[] {
    this.#carousels ??= carousels(this);
    return this.#carousels;
  }

  get phone(): PhoneNumber | undefined {
    this.#phone ??= { number: phoneNumberOf(this) };
    return this.#phone.number;
  }

  get node(): Node {
    return this.#payload.node;
  }

  locate(pointer: string): Place | undefined {
    this.#locate ??= locator(this.#payload.node);
    return this.#locate(pointer);
  }
}
