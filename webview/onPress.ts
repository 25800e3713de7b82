import type { FromWebview } from "../src/core/protocol.ts";
import { jumpToQuoted } from "./jump.ts";

/**
 * Turns presses into intents: a link asks to be opened, everything else shows the JSON it comes from. A quote also leads to
 * the message that it quotes. Without `reveal` there is no editor to show or open anything.
 */
export function onPress(
  app: HTMLElement,
  post: (message: FromWebview) => void,
  reveal: ((element: Element) => void) | undefined,
): void {
  app.addEventListener("click", event => {
    if (!(event.target instanceof Element)) return;
    const quote = event.target.closest<HTMLElement>("[data-target]");
    if (quote) jumpToQuoted(quote);
    if (!reveal) return;
    const link = event.target.closest("a");
    if (link) {
      event.preventDefault();
      post({ type: "openLink", url: link.getAttribute("href") ?? "" });
      return;
    }
    // The end of a selection is a click too, but one that wants the text.
    if (getSelection()?.isCollapsed === false) return;
    reveal(event.target);
  });
}
