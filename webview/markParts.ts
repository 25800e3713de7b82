import { html, nothing, render } from "lit-html";
import type { Span } from "../src/core/problem.ts";
import type { Snapshot } from "../src/core/protocol.ts";
import { findPart } from "../src/core/view/findPart.ts";
import type { ProblemView } from "../src/core/view/problemView.ts";
import type { ConversationView, ItemView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";

/** What a part had before it was marked. */
interface Marked {
  readonly title: string | null;
  readonly set: string;
}

/** What is marked in one message, and what it depends on. */
interface MessageMarks {
  readonly item: ItemView;
  readonly problems: string;
  readonly marked: Map<HTMLElement, Marked>;
  /** Where the problems stand that are about no part of the picture. */
  readonly place: HTMLElement | undefined;
}

/**
 * Marks the parts of the picture: the one at the editor's caret, and those that problems are about. It comes after the
 * drawing and only sets what no drawing sets, so that a move of the caret draws nothing. Of a long conversation only the
 * messages are marked anew that were drawn anew, or have other problems.
 */
export class PartMarks {
  readonly #app: HTMLElement;
  readonly #messages = new Map<number, MessageMarks>();
  #atCaret: readonly HTMLElement[] = [];
  #around = "";
  #uri = "";

  constructor(app: HTMLElement) {
    this.#app = app;
  }

  /** `around`: all besides the messages that their drawing depended on. */
  show(snapshot: Snapshot, around: string): void {
    const other = this.#uri !== snapshot.uri;
    // What a sheet shows of a message is drawn and marked with it.
    const all = other || this.#around !== around || document.querySelector("#chat[inert]") !== null;
    this.#uri = snapshot.uri;
    this.#around = around;
    if (snapshot.problems || other) this.#showProblems(snapshot.conversation, snapshot.problems ?? [], all);
    this.showCaret(snapshot);
  }

  showCaret({ caret, activeIndex, conversation }: Snapshot): void {
    for (const element of this.#atCaret) element.removeAttribute("data-caret");
    this.#atCaret = [];
    if (caret === undefined) return;
    const at = conversation.items.findIndex(it => it.index === (activeIndex ?? 0));
    const item = conversation.items[at];
    const message = item && this.#messageOf(item);
    const by = conversation.shifts?.[at] ?? 0;
    const part = item && findPart(item, { start: caret - by, end: caret - by });
    if (!message || !part) return;
    this.#atCaret = this.#elementsOf(message, part.opener ? [part.span, part.opener] : [part.span], by);
    for (const element of this.#atCaret) element.setAttribute("data-caret", "");
  }

  #showProblems({ items, shifts }: ConversationView, problems: readonly ProblemView[], all: boolean): void {
    const stale = new Set(this.#messages.keys());
    for (const [at, item] of problems.length > 0 ? items.entries() : []) {
      const by = shifts?.[at] ?? 0;
      const own = problemsOf(item, problems, by);
      if (own.length === 0) continue;
      stale.delete(item.index);
      const known = this.#messages.get(item.index);
      const words = JSON.stringify(own);
      if (!all && known?.item === item && known.problems === words) continue;
      this.#unmark(item.index);
      const message = this.#messageOf(item);
      if (message) this.#messages.set(item.index, this.#markMessage(item, own, message, by));
    }
    for (const index of stale) this.#unmark(index);
  }

  #unmark(index: number): void {
    const known = this.#messages.get(index);
    if (!known) return;
    this.#messages.delete(index);
    for (const [element, { title, set }] of known.marked) {
      element.removeAttribute("data-problem");
      element.removeAttribute("aria-description");
      // What was drawn meanwhile is newer.
      if (element.title === set) setTitle(element, title);
    }
    if (known.place) render(nothing, known.place);
  }

  #markMessage(
    item: ItemView,
    problems: readonly ProblemView[],
    message: HTMLElement,
    by: number,
  ): MessageMarks {
    const marked = new Map<HTMLElement, Marked>();
    const unseen = problems.filter(problem => {
      const part = findPart(item, problem);
      const own = part ? this.#elementsOf(message, [part.span], by) : [];
      const openers = part?.opener ? this.#elementsOf(message, [part.opener], by) : [];
      for (const element of [...own, ...openers]) mark(element, problem, marked);
      return own.length === 0;
    });
    const place = message.querySelector<HTMLElement>(".problem-place") ?? undefined;
    if (place) render(drawProblems(unseen), place);
    return { item, problems: JSON.stringify(problems), marked, place };
  }

  #messageOf({ index }: ItemView): HTMLElement | undefined {
    return this.#app.querySelector<HTMLElement>(`.message[data-index="${index}"]`) ?? undefined;
  }

  /** Also in an open sheet, which is drawn with the places that the message has `by` units later. */
  #elementsOf(message: HTMLElement, spans: readonly Span[], by: number): HTMLElement[] {
    const sheets = this.#app.querySelectorAll<HTMLElement>(".sheet");
    return spans.flatMap(span => [
      ...drawnAt(message, span),
      ...[...sheets].flatMap(sheet => drawnAt(sheet, shifted(span, by))),
    ]);
  }
}

function drawnAt(root: HTMLElement, { start, end }: Span): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`[data-start="${start}"][data-end="${end}"]:not(.problem)`)];
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Those of one message, with places as its drawing has them. */
function problemsOf(item: ItemView, problems: readonly ProblemView[], by: number): readonly ProblemView[] {
  const { start, end } = shifted(item.span, by);
  return problems
    .filter(problem => start <= problem.start && problem.end <= end)
    .map(problem => ({ ...problem, ...shifted(problem, -by) }));
}

/** The gravest comes first, and gives the colour. */
function mark(
  element: HTMLElement,
  { severity, message }: ProblemView,
  marked: Map<HTMLElement, Marked>,
): void {
  const before = marked.get(element);
  const said = element.getAttribute("aria-description");
  const words = before && said ? `${said}\n${message}` : message;
  const title = before ? before.title : element.getAttribute("title");
  const set = title ? `${words}\n${title}` : words;
  element.title = set;
  element.setAttribute("aria-description", words);
  if (!before) element.dataset.problem = severity;
  marked.set(element, { title, set });
}

function setTitle(element: HTMLElement, title: string | null): void {
  if (title === null) element.removeAttribute("title");
  else element.title = title;
}

/** Problems of what is not in the picture stand below the message. A press shows where they are. */
function drawProblems(problems: readonly ProblemView[]) {
  if (problems.length === 0) return nothing;
  return html`<ul class="problems">
    ${problems.map(
      ({ severity, message, start, end }) =>
        html`<li>
          <button type="button" class="problem" data-severity=${severity} data-start=${start} data-end=${end}>
            ${drawIcon(severityIcons[severity])}<span><span class="unseen">${severityNames[severity]}: </span><bdi>${message}</bdi></span>
          </button>
        </li>`,
    )}
  </ul>`;
}

const severityIcons = { error: "circle-alert", warning: "triangle-alert", info: "info" } as const;
const severityNames = { error: "Error", warning: "Warning", info: "Hint" } as const;
