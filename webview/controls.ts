import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
} from "@vscode/webview-ui-toolkit";
import type { Arrangement } from "../src/core/arrangement.ts";
import type { Snapshot } from "../src/core/protocol.ts";
import { button, checkbox, dropdown, icon, setIdle } from "./controlParts.ts";

/** What the person may do with the toolbar. */
export interface ControlsPort {
  readonly choose: (choice: Partial<Arrangement>) => void;
  /** Makes a file or a picture of what is seen. */
  readonly export: () => void;
  readonly send: () => void;
  readonly lock: (locked: boolean) => void;
  /** Forgets what the customer sent back. */
  readonly reset: () => void;
}

/** The toolbar. It shows what was chosen and reports what is chosen next. */
export interface Controls {
  readonly show: (snapshot: Snapshot, choice: Arrangement) => void;
}

/** Fills an element with the toolbar. The only module that knows the component library, and loaded on its own. */
export function createControls(toolbar: HTMLElement, port: ControlsPort): Controls {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption());
  // The library takes the editor's colours on "load", which was long before this chunk came.
  dispatchEvent(new Event("load"));
  let locked = false;
  let answered = false;
  let sends = true;
  const viewpoint = dropdown("View as", { customer: "Customer", business: "Business" }, value =>
    port.choose({ viewpoint: value }),
  );
  const theme = dropdown(
    "Theme",
    { auto: "Auto", light: "Light", dark: "Dark", contrast: "Contrast" },
    value => port.choose({ theme: value }),
  );
  const platform = dropdown("Platform", { android: "Android", iphone: "iPhone", web: "Web" }, value =>
    port.choose({ platform: value }),
  );
  const lock = button("icon", () => port.lock(!locked));
  const reset = button("icon", () => answered && port.reset());
  reset.append(icon("rotate-ccw"));
  reset.setAttribute("aria-label", "Reset conversation");
  const send = button("primary", () => sends && port.send());
  const layout = layoutControls(port);
  const space = document.createElement("span");
  space.className = "toolbar-space";
  toolbar.replaceChildren(
    ...[viewpoint.element, theme.element, platform.element, space],
    ...[reset, lock, send, layout.toggle, layout.panel],
  );

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
      layout.show(choice);
      locked = state.locked;
      lock.replaceChildren(icon(locked ? "lock" : "lock-open"));
      lock.title = locked ? "Follow the active editor again" : `Stay on ${state.title}`;
      lock.setAttribute("aria-label", locked ? "Unlock preview" : "Lock preview");
      answered = state.answered;
      setIdle(reset, !answered);
      reset.title = answered ? "Reset conversation: forget the replies" : "No replies to forget";
      send.textContent = state.sending ? "Sending…" : "Send";
      send.title = state.sendTitle;
      sends = !state.sending && !state.empty;
      setIdle(send, !sends);
    },
  };
}

/** A second line for what is chosen less often; it is there when it is asked for. */
function layoutControls(port: ControlsPort) {
  const width = dropdown("Width", { client: "Client width", free: "Free width" }, value =>
    port.choose({ width: value }),
  );
  const direction = dropdown(
    "Direction of the client",
    { auto: "By language", ltr: "Left to right", rtl: "Right to left" },
    value => port.choose({ direction: value }),
  );
  const palette = dropdown(
    "Colours of the client",
    { current: "New colours", classic: "Old colours" },
    value => port.choose({ palette: value }),
  );
  const textSize = dropdown(
    "Text size",
    {
      small: "Small text",
      normal: "Normal text",
      large: "Large text",
      larger: "Text at 150 %",
      largest: "Text at 200 %",
    },
    value => port.choose({ textSize: value }),
  );
  const variables = dropdown(
    "Variables of templates",
    { sent: "Sent values", examples: "Examples", names: "Variables" },
    value => port.choose({ variables: value }),
  );
  const readMore = checkbox("Read more", value => port.choose({ readMore: value }));
  readMore.element.title = "Cut long texts and marketing templates where a phone cuts them";
  const wallpaper = checkbox("Wallpaper", value => port.choose({ wallpaper: value }));
  const frame = checkbox("Frame", value => port.choose({ frame: value }));
  const startNotice = checkbox("Start notice", value => port.choose({ startNotice: value }));
  const share = button("secondary", port.export);
  share.textContent = "Export…";
  share.title = "Save the preview as a page or a picture, or copy it";
  const panel = document.createElement("div");
  panel.className = "toolbar-layout";
  panel.id = "toolbar-layout";
  panel.hidden = true;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", "Layout");
  panel.append(
    width.element,
    direction.element,
    palette.element,
    textSize.element,
    variables.element,
    wallpaper.element,
    frame.element,
    startNotice.element,
    readMore.element,
    share,
  );
  const toggle = button("icon", () => {
    panel.hidden = !panel.hidden;
    sayExpanded();
  });
  // The library hands no state but the name to the button inside, which is the one that is read out.
  const sayExpanded = () =>
    toggle.shadowRoot?.querySelector("button")?.setAttribute("aria-expanded", String(!panel.hidden));
  toggle.append(icon("sliders-horizontal"));
  toggle.title = "Layout and export";
  toggle.setAttribute("aria-label", "Layout and export");
  return {
    toggle,
    panel,
    show: (choice: Arrangement) => {
      sayExpanded();
      width.show(choice.width);
      direction.show(choice.direction);
      palette.show(choice.palette);
      textSize.show(choice.textSize);
      variables.show(choice.variables);
      readMore.show(choice.readMore);
      wallpaper.show(choice.wallpaper);
      frame.show(choice.frame);
      startNotice.show(choice.startNotice);
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
