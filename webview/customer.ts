import { type FromWebview, longestWritten, type Snapshot } from "../src/core/protocol.ts";
import { sheetOf } from "../src/core/replies/sheetOf.ts";
import type { Tap } from "../src/core/replies/tap.ts";
import type { OpenSheet, Toast, Touch } from "./scene.ts";

/** What the customer's hands need of the page around them. */
interface Port {
  readonly post: (message: FromWebview) => void;
  readonly draw: () => void;
  /** Where the page stands alone nobody can take a reply. */
  readonly standalone: boolean;
  /** Puts the focus into the sheet that was just drawn. */
  readonly focusSheet: () => void;
}

/** How long a toast stays that has nothing to press. */
const toastMs = 5000;

/** The customer's hands: the sheet that is open, the toast that is shown, and what each tap does. */
export class Customer implements Touch {
  readonly #port: Port;
  #sheet: { readonly index: number; readonly row: number; readonly opener: Element | null } | undefined;
  #chosen: string | undefined;
  #toast: Toast | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(port: Port) {
    this.#port = port;
  }

  get toast(): Toast | undefined {
    return this.#toast;
  }

  /** The sheet is looked up again in every snapshot: its row may have changed, or be gone. */
  sheetIn({ conversation }: Snapshot): OpenSheet | undefined {
    if (!this.#sheet) return undefined;
    const { index, row } = this.#sheet;
    const bubble = conversation.items.find(item => item.shape === "bubble" && item.index === index);
    const opener = bubble?.shape === "bubble" ? bubble.rows[row] : undefined;
    const view = opener && sheetOf(opener);
    return view && { view, index, chosen: this.#chosen };
  }

  /** Another document is shown: nothing of this one stays. */
  forget(): void {
    this.#sheet = undefined;
    this.#show(undefined);
  }

  tap = (index: number, tap: Tap): void => {
    this.closeSheet();
    switch (tap.does) {
      case "reply":
        if (this.#port.standalone) this.#say({ text: "In the editor's preview, this sends a reply." });
        else this.#port.post({ type: "reply", index, tapped: tap.tapped });
        return;
      case "open":
        this.#say({ text: tap.url, url: this.#port.standalone ? undefined : tap.url });
        return;
      case "copy":
        navigator.clipboard.writeText(tap.code).then(
          () => this.#say({ text: `Code copied: ${tap.code}` }),
          () => this.#say({ text: `The code could not be copied: ${tap.code}` }),
        );
        return;
      case "tell":
        this.#say({ text: tap.text });
    }
  };

  openSheet = (index: number, row: number): void => {
    this.#sheet = { index, row, opener: document.activeElement };
    this.#chosen = undefined;
    this.#show(undefined);
    this.#port.draw();
    this.#port.focusSheet();
  };

  closeSheet = (): void => {
    const opener = this.#sheet?.opener;
    if (!this.#sheet) return;
    this.#sheet = undefined;
    this.#port.draw();
    if (opener instanceof HTMLElement) opener.focus();
  };

  choose = (option: string): void => {
    this.#chosen = option;
    this.#port.draw();
  };

  write = (text: string): void => {
    const words = text.slice(0, longestWritten);
    if (words.trim() !== "") this.#port.post({ type: "write", text: words });
  };

  open = (url: string): void => {
    this.closeToast();
    this.#port.post({ type: "openLink", url });
  };

  closeToast = (): void => {
    if (!this.#toast) return;
    this.#show(undefined);
    this.#port.draw();
  };

  #say(toast: Toast): void {
    this.#show(toast);
    this.#port.draw();
    // What has a button stays until it is pressed or closed.
    if (toast.url === undefined) this.#timer = setTimeout(this.closeToast, toastMs);
  }

  #show(toast: Toast | undefined): void {
    clearTimeout(this.#timer);
    this.#toast = toast;
  }
}
