import type { Payload } from "../document/parseDocument.ts";
import type { Content } from "./content.ts";
import { moved } from "./moved.ts";
import { viewContent } from "./viewContent.ts";
import type { ViewContext } from "./viewContext.ts";

interface Known {
  readonly text: string;
  readonly offset: number;
  readonly content: Content;
}

/**
 * What the messages of one document showed last, so that of a long conversation only the message that changed is looked
 * at anew. Whoever draws the document again and again makes one and passes it in.
 */
export class ContentMemory {
  #known: ReadonlyMap<number, Known> = new Map();
  #next = new Map<number, Known>();
  #circumstances: readonly unknown[] = [];

  /** What is not asked for until {@link end} is forgotten; all of it is where something else is known, or each minute. */
  begin({ templates, businessName, locale, timeZone, variables, nowMs }: ViewContext): void {
    const circumstances = [templates, businessName, locale, timeZone, variables, Math.floor(nowMs / 60_000)];
    if (circumstances.some((it, at) => it !== this.#circumstances[at])) this.#known = new Map();
    this.#circumstances = circumstances;
    this.#next = new Map();
  }

  end(): void {
    this.#known = this.#next;
  }

  /** What {@link viewContent} gives for a payload of this text. */
  content({ node, index }: Payload, documentText: string, context: ViewContext): Content {
    const text = documentText.slice(node.offset, node.offset + node.length);
    const known = this.#known.get(index);
    const content =
      known?.text === text ? moved(known.content, node.offset - known.offset) : viewContent(node, context);
    this.#next.set(index, { text, offset: node.offset, content });
    return content;
  }
}
