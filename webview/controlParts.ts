import type { Button, Checkbox, Dropdown } from "@vscode/webview-ui-toolkit";

/** A button of the toolbar. */
export function button(appearance: "primary" | "secondary" | "icon", onClick: () => void): Button {
  const element = document.createElement("vscode-button") as Button;
  element.setAttribute("appearance", appearance);
  element.addEventListener("click", onClick);
  return element;
}

/**
 * Says whether pressing a button does anything now. It can still be reached: the focus of who has pressed it would be lost with
 * `disabled`.
 */
export function setIdle(element: Button, idle: boolean): void {
  element.toggleAttribute("data-idle", idle);
  // The library hands no state but the name to the button inside, which is the one that is read out.
  element.shadowRoot?.querySelector("button")?.setAttribute("aria-disabled", String(idle));
}

/** Points to an icon that the page has installed. */
export function icon(name: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A control in which one of several values is chosen. */
export interface Choosing<Value> {
  readonly element: HTMLElement;
  readonly show: (value: Value) => void;
}

/** A list to choose from, with a name for each value. */
export function dropdown<Value extends string>(
  label: string,
  names: Readonly<Record<Value, string>>,
  onChoose: (value: Value) => void,
): Choosing<Value> {
  const element = document.createElement("vscode-dropdown") as Dropdown;
  element.setAttribute("aria-label", label);
  element.title = label;
  const values = Object.keys(names) as Value[];
  for (const value of values) {
    const option = document.createElement("vscode-option");
    option.setAttribute("value", value);
    option.textContent = names[value];
    element.append(option);
  }
  element.addEventListener("change", () => {
    const value = values.find(it => it === element.value);
    if (value !== undefined) onChoose(value);
  });
  return {
    element,
    show: value => {
      element.value = value;
    },
  };
}

/** A box to tick. */
export function checkbox(label: string, onChoose: (value: boolean) => void): Choosing<boolean> {
  const element = document.createElement("vscode-checkbox") as Checkbox;
  element.textContent = label;
  let told = false;
  element.addEventListener("change", () => {
    if (!told) onChoose(element.checked);
  });
  return {
    element,
    show: value => {
      // The library reports what it is told as if the person had done it.
      told = true;
      element.checked = value;
      told = false;
    },
  };
}
