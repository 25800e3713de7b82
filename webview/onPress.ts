import type { FromWebview } from "../src/core/protocol.ts";
import { jumpToQuoted } from "./jump.ts";

/**
 * Turns presses into intents: a link asks to be opened, everything else shows the JSON it comes from. A quote also leads to
 * the message that it quotes.
 */
export function onPress(app: HTMLElement, post: (message: FromWebview) => void, standalone: boolean): void {
  app.addEventListener("click", event => {
    if (!(event.target instanceof Element)) return;
    const quote = event.target.closest<HTMLElement>("[data-target]");
    if (quote) jumpToQuoted(quote);
    if (standalone) return;
    const link = event.target.closest("a");
    if (link) {
      event.preventDefault();
      post({ type: "openLink", url: link.getAttribute("href") ?? "" });
      return;
    }
    // The end of a selection is a click too, but one that wants the text.
    if (getSelection()?.isCollapsed === false) return;
    reveal(event.target, post);
  });
}

/** Shows the JSON of the nearest part around an element. */
export function reveal(element: Element, post: (message: FromWebview) => void): void {
  const part = element.closest<HTMLElement>("[data-start]");
  if (!part) return;
  post({ type: "reveal", start: Number(part.dataset.start), end: Number(part.dataset.end) });
}
