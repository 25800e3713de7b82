import { html, nothing, type TemplateResult } from "lit-html";
import type { Span } from "../src/core/problem.ts";

/** One of several, of which one can be chosen. */
interface Choice {
  readonly key: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly faint?: boolean;
  readonly span?: Span;
}

/** A click with Ctrl or Command on the option shows its JSON too; a click on the label reaches the radio as one of its own. */
export function drawChoice(
  choice: Choice,
  chosen: string | undefined,
  choose: (key: string) => void,
): TemplateResult {
  const { key, title, description, faint = false, span } = choice;
  const press = (event: MouseEvent): void => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  return html`<label class="option" @click=${press}>
    <span class="option-words">
      <span class="option-title" dir="auto" ?data-faint=${faint}>${title}</span>
      ${description ? html`<span class="option-description" dir="auto">${description}</span>` : nothing}
    </span>
    <input
      type="radio"
      name="option"
      data-start=${span?.start ?? nothing}
      data-end=${span?.end ?? nothing}
      .checked=${chosen === key}
      @change=${() => choose(key)}
    />
  </label>`;
}
