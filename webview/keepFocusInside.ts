/** Lets Tab go round inside a dialog. Radios of one group are one stop: the browser moves among them with the arrow keys. */
export function keepFocusInside(event: KeyboardEvent): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const radio = dialog.querySelector("input:checked") ?? dialog.querySelector("input[type='radio']");
  const stops = [
    ...dialog.querySelectorAll<HTMLElement>("button:not([disabled]), input, textarea, [tabindex='0']"),
  ].filter(it => !(it instanceof HTMLInputElement) || it.type !== "radio" || it === radio);
  const { activeElement } = document;
  const onRadio = activeElement instanceof HTMLInputElement && activeElement.type === "radio";
  const here = onRadio ? radio : activeElement;
  const at = stops.findIndex(it => it.isSameNode(here));
  event.preventDefault();
  stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length)?.focus();
}
