import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Arrangement } from "../core/arrangement.ts";
import { type FromWebview, readFromWebview, type Snapshot, type ToWebview } from "../core/protocol.ts";
import { changeBetween } from "../core/snapshotChange.ts";
import { previewPage } from "../core/view/previewPage.ts";
import { Disposable } from "./disposable.ts";
import { nameOf } from "./messageDocument.ts";

export const previewViewType = "wamsg.preview";

export type PreviewIntent = Exclude<FromWebview, { type: "ready" | "lock" | "arranged" | "copied" }>;

/** One preview tab. It draws snapshots and reports what the person did; it decides nothing. */
export class PreviewPanel extends Disposable {
  readonly #panel: vscode.WebviewPanel;
  #uri: vscode.Uri;
  #locked = false;
  #version = 0;
  #latest: Snapshot | undefined;
  #arrangement: Partial<Arrangement> = {};
  #copied: ((done: boolean) => void) | undefined;

  readonly #onDidAsk = this.own(new vscode.EventEmitter<PreviewIntent>());
  readonly onDidAsk = this.#onDidAsk.event;
  readonly #onDidDispose = this.own(new vscode.EventEmitter<void>());
  readonly onDidDispose = this.#onDidDispose.event;
  /** The panel wants a snapshot: it shows another document, or was locked or unlocked. */
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, uri: vscode.Uri) {
    super();
    this.#panel = panel;
    this.#uri = uri;
    const assets = vscode.Uri.joinPath(extensionUri, "dist", "webview");
    panel.webview.options = { enableScripts: true, localResourceRoots: [assets] };
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, "media", "file-light.svg"),
      dark: vscode.Uri.joinPath(extensionUri, "media", "file-dark.svg"),
    };
    panel.onDidDispose(() => {
      this.#copied?.(false);
      this.#onDidDispose.fire();
      this.dispose();
    });
    this.own(panel.webview.onDidReceiveMessage(value => this.#receive(value)));
    this.#title();
    panel.webview.html = previewPage({
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(assets, "main.js")).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(assets, "style.css")).toString(),
      cspSource: panel.webview.cspSource,
      nonce: randomBytes(16).toString("base64"),
      title: "Wamsg preview",
    });
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** What the person sees, arranged as they see it; `undefined`: nothing yet. */
  get seen(): Snapshot | undefined {
    return this.#latest && { ...this.#latest, defaults: { ...this.#latest.defaults, ...this.#arrangement } };
  }

  /** Puts a PNG into the clipboard, which only a page can that has the focus. Whether it could. */
  copy(png: string): Promise<boolean> {
    this.#panel.reveal(undefined, false);
    this.#copied?.(false);
    return new Promise(resolve => {
      this.#copied = resolve;
      this.#post({ type: "copy", png });
    });
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Turns to another document, unless the person has locked the panel to this one. */
  follow(uri: vscode.Uri): void {
    if (this.#locked || uri.toString() === this.#uri.toString()) return;
    this.#uri = uri;
    this.#title();
    this.#onDidChange.fire();
  }

  show(content: Omit<Snapshot, "version" | "uri" | "title" | "locked">): void {
    const before = this.#latest;
    this.#latest = {
      ...content,
      version: ++this.#version,
      uri: this.#uri.toString(),
      title: nameOf(this.#uri),
      locked: this.#locked,
    };
    const change = changeBetween(before, this.#latest);
    if (change) this.#post({ type: "change", change });
    else this.#showLatest();
  }

  /** The caret has moved, and nothing else is new. */
  moveCaret(caret: number): void {
    if (!this.#latest) return;
    this.#latest = { ...this.#latest, caret };
    const { version } = this.#latest;
    this.#post({ type: "caret", version, caret });
  }

  #title(): void {
    this.#panel.title = `${this.#locked ? "🔒 " : ""}Preview ${nameOf(this.#uri)}`;
  }

  /** Whatever a webview has missed, this heals. */
  #showLatest(): void {
    if (this.#latest) this.#post({ type: "show", snapshot: this.#latest });
  }

  #post(message: ToWebview): void {
    void this.#panel.webview.postMessage(message);
  }

  #receive(value: unknown): void {
    const message = readFromWebview(value);
    if (message === undefined) return;
    switch (message.type) {
      case "ready":
        this.#showLatest();
        return;
      case "arranged":
        this.#arrangement = { ...this.#arrangement, ...message.arrangement };
        return;
      case "copied":
        this.#copied?.(message.done);
        this.#copied = undefined;
        return;
      case "lock":
        this.#locked = message.locked;
        this.#title();
        this.#onDidChange.fire();
        return;
      default:
        this.#onDidAsk.fire(message);
    }
  }
}
