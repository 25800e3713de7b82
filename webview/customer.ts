import { type FromWebview, longestWritten, type Snapshot } from "../src/core/protocol.ts";
import type { Filled } from "../src/core/replies/filled.ts";
import { bubbleAt } from "../src/core/replies/findTap.ts";
import type { Tap } from "../src/core/replies/tap.ts";
import { findMedia } from "../src/core/view/mediaIn.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { placedBubble } from "./placed.ts";
import type { OpenSheet, Toast, ToastAction, Touch } from "./scene.ts";
import { rowOf } from "./sheetKey.ts";

/** What the customer's hands need of the page around them. */
interface Port {
  readonly post: (message: FromWebview) => void;
  readonly draw: () => void;
  /** Where the page stands alone nobody can take a reply. */
  readonly standalone: boolean;
  /** Puts the focus into the sheet that was just drawn. */
  readonly focusSheet: () => void;
  /** Puts the focus where the customer writes. */
  readonly focusComposer: () => void;
}

/** What a sheet is the sheet of. */
type Opened =
  | { readonly of: "row"; readonly index: number; readonly key: string }
  | { readonly of: "actions"; readonly index: number }
  | { readonly of: "webhook" | "cart"; readonly wamid: string }
  | { readonly of: "media"; readonly key: string };

/** How long a toast stays that has nothing to press. */
const toastMs = 5000;

const onlyInEditor: Toast = { text: "In the editor's preview, this sends a reply." };

/** The customer's hands: the sheet that is open, the toast that is shown, and what each tap does. */
export class Customer implements Touch {
  readonly #port: Port;
  #sheet: Opened | undefined;
  #opener: Element | null = null;
  #draft = emptyDraft;
  #answering: number | undefined;
  #toast: Toast | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(port: Port) {
    this.#port = port;
  }

  get toast(): Toast | undefined {
    return this.#toast;
  }

  /** The message that is answered; `undefined`: none, or it is gone. */
  answeringIn({ conversation }: Snapshot): number | undefined {
    return bubbleAt(conversation, this.#answering)?.index;
  }

  /**
   * The sheet is looked up again in every snapshot: what it is of may have changed, or be gone. Who does not touch, as the
   * business, only sees what belongs to what came in.
   */
  sheetIn({ conversation, replies = [] }: Snapshot, touches: boolean): OpenSheet | undefined {
    const opened = this.#sheet;
    const draft = this.#draft;
    switch (opened?.of) {
      case "webhook":
      case "cart": {
        const reply = replies.find(it => it.wamid === opened.wamid);
        if (opened.of === "webhook") return reply && { kind: "webhook", reply };
        const view = reply?.sheet;
        return view && { kind: "row", view, index: undefined, key: "cart", tap: undefined, draft };
      }
      case "media": {
        const view = findMedia(conversation, replies, opened.key);
        return view?.source && { kind: "media", view, source: view.source };
      }
      case "actions": {
        const bubble = touches ? placedBubble(conversation, opened.index) : undefined;
        return bubble && { kind: "actions", bubble };
      }
      case "row": {
        const { index, key } = opened;
        const bubble = touches ? placedBubble(conversation, index) : undefined;
        const row = bubble && rowOf(bubble, key);
        const tap = row?.tap?.does === "reply" ? row.tap : undefined;
        return row?.sheet && { kind: "row", view: row.sheet, index, key, tap, draft };
      }
      default:
        return undefined;
    }
  }

  /** Another document is shown: nothing of this one stays. */
  forget(): void {
    this.#sheet = undefined;
    this.#answering = undefined;
    this.#show(undefined);
  }

  tap = (index: number, tap: Tap, filled?: Filled): void => {
    this.closeSheet();
    switch (tap.does) {
      case "reply":
        this.#post({ type: "reply", index, tapped: tap.tapped, ...(filled && { filled }) });
        return;
      case "open":
        this.#say({ text: tap.url, url: this.#port.standalone ? undefined : tap.url });
        return;
      case "copy":
        this.copy(tap.code, `Code copied: ${tap.code}`);
        return;
      case "tell":
        this.#say({ text: tap.text });
    }
  };

  openSheet = (index: number, key: string): void => this.#open({ of: "row", index, key });

  openReply = (wamid: string, what: "webhook" | "cart"): void => this.#open({ of: what, wamid });

  openMedia = (key: string): void => this.#open({ of: "media", key });

  openActions = (index: number): void => this.#open({ of: "actions", index });

  closeSheet = (): void => {
    if (!this.#sheet) return;
    this.#sheet = undefined;
    this.#port.draw();
    if (this.#opener instanceof HTMLElement) this.#opener.focus();
  };

  edit = (change: Partial<Draft>): void => {
    this.#draft = { ...this.#draft, ...change };
    this.#port.draw();
  };

  write = (text: string): void => {
    const words = text.slice(0, longestWritten);
    if (words.trim() === "") return;
    const answers = this.#answering;
    this.#answering = undefined;
    this.#post({ type: "write", text: words, ...(answers !== undefined && { answers }) });
    if (answers !== undefined) this.#port.draw();
  };

  answer = (index: number | undefined): void => {
    this.#sheet = undefined;
    this.#answering = index;
    this.#port.draw();
    this.#port.focusComposer();
  };

  react = (index: number, emoji: string | undefined): void => {
    this.closeSheet();
    this.#post({ type: "react", index, ...(emoji !== undefined && { emoji }) });
  };

  copy = (text: string, said: string): void => {
    navigator.clipboard.writeText(text).then(
      () => this.#say({ text: said }),
      () => this.#say({ text: `It could not be copied: ${text.slice(0, 200)}` }),
    );
  };

  /** Something to be done once, with a press; the toast is gone then. */
  offer = (text: string, { label, press }: ToastAction): void => {
    const pressed = (): void => {
      // First the press: what it may do ends with it.
      press();
      this.closeToast();
    };
    this.#say({ text, action: { label, press: pressed } });
  };

  ask = (message: FromWebview): void => this.#port.post(message);

  open = (url: string): void => {
    this.closeToast();
    this.#port.post({ type: "openLink", url });
  };

  closeToast = (): void => {
    if (!this.#toast) return;
    this.#show(undefined);
    this.#port.draw();
  };

  /** From one sheet another may be opened: what had the focus before the first gets it back. */
  #open(sheet: Opened): void {
    if (!this.#sheet) this.#opener = document.activeElement;
    this.#sheet = sheet;
    this.#draft = emptyDraft;
    this.#show(undefined);
    this.#port.draw();
    this.#port.focusSheet();
  }

  #post(message: FromWebview): void {
    if (this.#port.standalone) this.#say(onlyInEditor);
    else this.#port.post(message);
  }

  #say(toast: Toast): void {
    this.#show(toast);
    this.#port.draw();
    // What has a button stays until it is pressed or closed.
    if (toast.url === undefined && !toast.action) this.#timer = setTimeout(this.closeToast, toastMs);
  }

  #show(toast: Toast | undefined): void {
    clearTimeout(this.#timer);
    this.#toast = toast;
  }
}
