import type { Payload } from "../document/parseDocument.ts";
import type { Problem } from "../problem.ts";
import { moved } from "../view/moved.ts";
import type { CheckContext } from "./checkDocument.ts";

/** What was found in one message: its problems as far as they are told, and how many more there are. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly more: number;
}

interface Known extends Verdict {
  readonly offset: number;
  readonly pointer: string;
}

/**
 * What was found in the messages of one document last, so that of a long conversation only the message that changed is
 * checked anew. Whoever checks the document again and again makes one and passes it in.
 */
export class CheckMemory {
  #known: ReadonlyMap<string, Known> = new Map();
  #next = new Map<string, Known>();
  #circumstances: readonly unknown[] = [];

  /** What is not asked for until {@link end} is forgotten; all of it is where something else is known, or each minute. */
  begin({ country, variables, templates, nowMs }: CheckContext): void {
    const minute = nowMs === undefined ? undefined : Math.floor(nowMs / 60_000);
    const circumstances = [country, JSON.stringify(variables), templates, minute];
    if (circumstances.some((it, at) => it !== this.#circumstances[at])) this.#known = new Map();
    this.#circumstances = circumstances;
    this.#next = new Map();
  }

  end(): void {
    this.#known = this.#next;
  }

  /** What `check` finds in a payload, with the places that it has now. */
  verdict({ node, pointer }: Payload, documentText: string, check: () => Verdict): Verdict {
    const text = documentText.slice(node.offset, node.offset + node.length);
    const known = this.#next.get(text) ??
      this.#known.get(text) ?? { ...check(), offset: node.offset, pointer };
    this.#next.set(text, known);
    const problems = moved(known.problems, node.offset - known.offset).map(problem => ({
      ...problem,
      pointer: pointer + problem.pointer.slice(known.pointer.length),
    }));
    return { problems, more: known.more };
  }
}
