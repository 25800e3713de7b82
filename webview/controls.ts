import {
  type Button,
  type Dropdown,
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
} from "@vscode/webview-ui-toolkit";
import type { Snapshot } from "../src/core/protocol.ts";

type Choice = Snapshot["defaults"];

/** What the person may do with the toolbar. */
export interface ControlsPort {
  readonly choose: (choice: Partial<Choice>) => void;
  readonly send: () => void;
  readonly lock: (locked: boolean) => void;
  /** Forgets what the customer sent back. */
  readonly reset: () => void;
}

/** The toolbar. It shows what was chosen and reports what is chosen next. */
export interface Controls {
  readonly show: (snapshot: Snapshot, choice: Choice) => void;
}

/** Fills an element with the toolbar. The only module that knows the component library, and loaded on its own. */
export function createControls(toolbar: HTMLElement, port: ControlsPort): Controls {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDropdown(), vsCodeOption());
  // The library takes the editor's colours on "load", which was long before this chunk came.
  dispatchEvent(new Event("load"));
  let locked = false;
  const viewpoint = dropdown("View as", { customer: "Customer", business: "Business" }, value =>
    port.choose({ viewpoint: value }),
  );
  const theme = dropdown("Theme", { auto: "Auto", light: "Light", dark: "Dark" }, value =>
    port.choose({ theme: value }),
  );
  const platform = dropdown("Platform", { android: "Android", iphone: "iPhone", web: "Web" }, value =>
    port.choose({ platform: value }),
  );
  const lock = button("icon", () => port.lock(!locked));
  const reset = button("icon", port.reset);
  reset.append(icon("rotate-ccw"));
  reset.setAttribute("aria-label", "Reset conversation");
  const send = button("primary", port.send);
  const space = document.createElement("span");
  space.className = "toolbar-space";
  toolbar.replaceChildren(viewpoint.element, theme.element, platform.element, space, reset, lock, send);

  let shown = "";

  return {
    show: (snapshot, choice) => {
      const state = stateOf(snapshot);
      // Most snapshots change the messages only; the library's components are slow to be told the same again.
      const text = JSON.stringify([state, choice]);
      if (text === shown) return;
      shown = text;
      viewpoint.show(choice.viewpoint);
      theme.show(choice.theme);
      platform.show(choice.platform);
      locked = state.locked;
      lock.replaceChildren(icon(locked ? "lock" : "lock-open"));
      lock.title = locked ? "Follow the active editor again" : `Stay on ${state.title}`;
      lock.setAttribute("aria-label", locked ? "Unlock preview" : "Lock preview");
      reset.disabled = !state.answered;
      reset.title = reset.disabled ? "No replies to forget" : "Reset conversation: forget the replies";
      send.textContent = state.sending ? "Sending…" : "Send";
      send.title = state.sendTitle;
      send.disabled = state.sending || state.empty;
    },
  };
}

/** All of a snapshot that the toolbar shows. */
function stateOf(snapshot: Snapshot) {
  const { items } = snapshot.conversation;
  return {
    locked: snapshot.locked,
    title: snapshot.title,
    answered: (snapshot.replies ?? []).length > 0,
    sending: snapshot.sending,
    empty: items.length === 0,
    sendTitle: sendTitle(snapshot, items.length > 1),
  };
}

function sendTitle({ account, activeIndex }: Snapshot, many: boolean): string {
  const what = many ? `message ${(activeIndex ?? 0) + 1}` : "this message";
  const to = account.testNumber ? `the test number ${account.testNumber}` : "the test number";
  return `Send ${what} to ${to} with ${account.name}${account.simulated ? " (nothing leaves this machine)" : ""}`;
}

function button(appearance: "primary" | "icon", onClick: () => void): Button {
  const element = document.createElement("vscode-button") as Button;
  element.setAttribute("appearance", appearance);
  element.addEventListener("click", onClick);
  return element;
}

/** Points to an icon that the page has installed. */
function icon(name: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

interface Choosing<Value extends string> {
  readonly element: HTMLElement;
  readonly show: (value: Value) => void;
}

function dropdown<Value extends string>(
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
