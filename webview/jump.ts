/** Brings the message that a quote quotes into the picture and lets it light up; nothing where it is not drawn. */
export function jumpToQuoted(quote: HTMLElement): HTMLElement | undefined {
  const { target } = quote.dataset;
  const message = document.querySelector<HTMLElement>(`.message[data-index="${Number(target)}"]`);
  if (target === undefined || !message) return undefined;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  message.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  if (!still) {
    const bubble = message.querySelector(".bubble") ?? message;
    bubble.animate([{ filter: "none" }, { filter: "brightness(0.82)" }, { filter: "none" }], 900);
  }
  return message;
}
