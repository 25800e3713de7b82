import { html, nothing, render } from "lit-html";
import type { Span } from "../src/core/problem.ts";
import type { Snapshot } from "../src/core/protocol.ts";
import { findPart } from "../src/core/view/findPart.ts";
import type { ProblemView } from "../src/core/view/problemView.ts";
import type { ItemView } from "../src/core/view/view.ts";
import { drawIcon } from "./icons.ts";

/** What a part had before it was marked. */
interface Marked {
  readonly title: string | null;
  readonly set: string;
}

/**
 * Marks the parts of the picture: the one at the editor's caret, and those that problems are about. It comes after the
 * drawing and only sets what no drawing sets, so that a move of the caret draws nothing.
 */
export class PartMarks {
  readonly #app: HTMLElement;
  readonly #marked = new Map<HTMLElement, Marked>();
  readonly #listed = new Set<HTMLElement>();
  #atCaret: readonly HTMLElement[] = [];

  constructor(app: HTMLElement) {
    this.#app = app;
  }

  show(snapshot: Snapshot): void {
    this.#showProblems(snapshot);
    this.showCaret(snapshot);
  }

  showCaret({ caret, activeIndex, conversation }: Snapshot): void {
    for (const element of this.#atCaret) element.removeAttribute("data-caret");
    this.#atCaret = [];
    if (caret === undefined) return;
    const item = conversation.items.find(it => it.index === (activeIndex ?? 0));
    const message = item && this.#messageOf(item);
    const part = item && findPart(item, { start: caret, end: caret });
    if (!message || !part) return;
    this.#atCaret = this.#elementsOf(message, part.opener ? [part.span, part.opener] : [part.span]);
    for (const element of this.#atCaret) element.setAttribute("data-caret", "");
  }

  #showProblems({ problems = [], conversation }: Snapshot): void {
    for (const [element, { title, set }] of this.#marked) {
      element.removeAttribute("data-problem");
      element.removeAttribute("aria-description");
      // What was drawn meanwhile is newer.
      if (element.title === set) setTitle(element, title);
    }
    this.#marked.clear();
    const places = new Set<HTMLElement>();
    for (const item of problems.length > 0 ? conversation.items : []) {
      const own = problems.filter(({ start, end }) => item.span.start <= start && end <= item.span.end);
      const message = own.length > 0 ? this.#messageOf(item) : undefined;
      if (!message) continue;
      const unseen = own.filter(problem => !this.#showOnPart(problem, item, message));
      const place = message.querySelector<HTMLElement>(".problem-place");
      if (!place) continue;
      render(drawProblems(unseen), place);
      places.add(place);
    }
    for (const place of this.#listed) if (!places.has(place)) render(nothing, place);
    this.#listed.clear();
    for (const place of places) this.#listed.add(place);
  }

  /** Whether the part that a problem is about is in the picture; it then shows it. */
  #showOnPart(problem: ProblemView, item: ItemView, message: HTMLElement): boolean {
    const part = findPart(item, problem);
    if (!part) return false;
    const own = this.#elementsOf(message, [part.span]);
    const elements = part.opener ? [...own, ...this.#elementsOf(message, [part.opener])] : own;
    for (const element of elements) this.#mark(element, problem);
    return own.length > 0;
  }

  /** The gravest comes first, and gives the colour. */
  #mark(element: HTMLElement, { severity, message }: ProblemView): void {
    const before = this.#marked.get(element);
    const said = element.getAttribute("aria-description");
    const words = before && said ? `${said}\n${message}` : message;
    const title = before ? before.title : element.getAttribute("title");
    const set = title ? `${words}\n${title}` : words;
    element.title = set;
    element.setAttribute("aria-description", words);
    if (!before) element.dataset.problem = severity;
    this.#marked.set(element, { title, set });
  }

  #messageOf({ index }: ItemView): HTMLElement | undefined {
    return this.#app.querySelector<HTMLElement>(`.message[data-index="${index}"]`) ?? undefined;
  }

  /** Also in an open sheet. */
  #elementsOf(message: HTMLElement, spans: readonly Span[]): HTMLElement[] {
    return spans.flatMap(({ start, end }) => {
      const selector = `[data-start="${start}"][data-end="${end}"]`;
      return [message, ...this.#app.querySelectorAll<HTMLElement>(".sheet")].flatMap(root => [
        ...root.querySelectorAll<HTMLElement>(`${selector}:not(.problem)`),
      ]);
    });
  }
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
