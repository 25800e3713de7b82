import { jumpToQuoted } from "./jump.ts";

/**
 * Lets the keyboard do what the mouse does: Up and Down go from message to message, Right and Left to the parts inside
 * one, Enter shows the JSON, and of a quote goes to the message that is quoted.
 */
export function moveWithKeys(app: HTMLElement, reveal: (element: Element) => void): void {
  app.addEventListener("keydown", event => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const message = target.closest<HTMLElement>(".message");
    if (!message || (target !== message && !target.classList.contains("part"))) return;
    if (key === "Enter") enter(target, reveal);
    else if (key === "ArrowDown") focusMessage(app, message, 1);
    else if (key === "ArrowUp") focusMessage(app, message, -1);
    else if (key === "ArrowRight") focusPart(message, target, 1);
    else if (key === "ArrowLeft") focusPart(message, target, -1);
    else return;
    event.preventDefault();
  });
}

function enter(target: HTMLElement, reveal: (element: Element) => void): void {
  reveal(target);
  if (target.dataset.target !== undefined) jumpToQuoted(target)?.focus({ preventScroll: true });
}

function focusMessage(app: HTMLElement, from: HTMLElement, by: number): void {
  const messages = [...app.querySelectorAll<HTMLElement>(".message")];
  messages[messages.indexOf(from) + by]?.focus();
}

function focusPart(message: HTMLElement, from: HTMLElement, by: number): void {
  const parts = [...message.querySelectorAll<HTMLElement>(".part")];
  const at = parts.indexOf(from) + by;
  const part = at < 0 ? message : parts[at];
  if (!part) return;
  part.tabIndex = part === message ? 0 : -1;
  part.focus();
}
