import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Arrangement, Variables } from "../core/arrangement.ts";
import { type FromWebview, readFromWebview, type Snapshot, type ToWebview } from "../core/protocol.ts";
import { changeBetween } from "../core/snapshotChange.ts";
import type { LoadedMedia } from "../core/view/mediaSource.ts";
import { previewPage } from "../core/view/previewPage.ts";
import { Disposable } from "./disposable.ts";
import { nameOf } from "./messageDocument.ts";

export const previewViewType = "wamsg.preview";

export type PreviewIntent = Exclude<
  FromWebview,
  { type: "ready" | "lock" | "arranged" | "copied" | "drawn" }
>;

/** A page that has drawn nothing by then will not. */
const drawMs = 20_000;

/** One preview tab. It draws snapshots and reports what the person did; it decides nothing. */
export class PreviewPanel extends Disposable {
  readonly #panel: vscode.WebviewPanel;
  #uri: vscode.Uri;
  #locked: boolean;
  #answered = false;
  #version = 0;
  #latest: Snapshot | undefined;
  #arrangement: Partial<Arrangement> = {};
  #copied: ((done: boolean | undefined) => void) | undefined;
  #drawn: ((png: string | undefined) => void) | undefined;
  readonly #assets: vscode.Uri;
  #remoteAllowed = false;
  #media: readonly LoadedMedia[] = [];
  /** What the page has by now, by key. */
  readonly #given = new Map<string, Uint8Array>();

  readonly #onDidAsk = this.own(new vscode.EventEmitter<PreviewIntent>());
  readonly onDidAsk = this.#onDidAsk.event;
  readonly #onDidDispose = this.own(new vscode.EventEmitter<void>());
  readonly onDidDispose = this.#onDidDispose.event;
  /** The panel wants a snapshot: it shows another document, or was locked or unlocked. */
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, uri: vscode.Uri, locked = false) {
    super();
    this.#panel = panel;
    this.#uri = uri;
    this.#locked = locked;
    const assets = vscode.Uri.joinPath(extensionUri, "dist", "webview");
    panel.webview.options = { enableScripts: true, localResourceRoots: [assets] };
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, "media", "file-light.svg"),
      dark: vscode.Uri.joinPath(extensionUri, "media", "file-dark.svg"),
    };
    panel.onDidDispose(() => {
      this.#copied?.(undefined);
      this.#drawn?.(undefined);
      this.#onDidDispose.fire();
      this.dispose();
    });
    this.own(panel.webview.onDidReceiveMessage(value => this.#receive(value)));
    this.#title();
    this.#assets = assets;
    this.#load();
  }

  /** A page's policy cannot be changed: with another one it is loaded anew, and asks for all it needs. */
  allowRemote(allowed: boolean): void {
    if (allowed === this.#remoteAllowed) return;
    this.#remoteAllowed = allowed;
    this.#load();
  }

  /** The content of the files that are shown; each goes to the page once. */
  give(media: readonly LoadedMedia[]): void {
    this.#media = media;
    for (const { key, mime, bytes } of media) {
      if (this.#given.get(key) === bytes) continue;
      this.#given.set(key, bytes);
      this.#post({ type: "media", key, mime, bytes });
    }
  }

  /** The content of the files that are shown. */
  get media(): readonly LoadedMedia[] {
    return this.#media;
  }

  #load(): void {
    const { webview } = this.#panel;
    webview.html = previewPage({
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#assets, "main.js")).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#assets, "style.css")).toString(),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString("base64"),
      title: "Wamsg preview",
      remoteAllowed: this.#remoteAllowed,
    });
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** The page in it has come to life. */
  get answered(): boolean {
    return this.#answered;
  }

  /** What the person wants to see in templates. */
  get variables(): Variables | undefined {
    return this.#arrangement.variables;
  }

  /** The keys go to this tab. */
  get active(): boolean {
    return this.#panel.active;
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  get viewColumn(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** Closes the tab, which disposes of this too. */
  close(): void {
    this.#panel.dispose();
  }

  /** What the person sees, arranged as they see it; `undefined`: nothing yet. */
  get seen(): Snapshot | undefined {
    return this.#latest && { ...this.#latest, defaults: { ...this.#latest.defaults, ...this.#arrangement } };
  }

  /**
   * Puts a PNG into the clipboard, which only a page can that has the focus, and at times only with a press of the person's that
   * it asks for. Whether it could; `undefined`: the tab was closed, or something else is copied.
   */
  copy(png: string): Promise<boolean | undefined> {
    this.#panel.reveal(undefined, false);
    this.#copied?.(undefined);
    return new Promise(resolve => {
      this.#copied = resolve;
      this.#post({ type: "copy", png });
    });
  }

  /** Lets the page draw what it shows into a PNG; `undefined`: it cannot, or is not seen. */
  async draw(): Promise<Uint8Array | undefined> {
    if (!this.visible) return undefined;
    const css = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#assets, "style.css"));
    this.#drawn?.(undefined);
    const png = await new Promise<string | undefined>(resolve => {
      const timer = setTimeout(() => this.#drawn?.(undefined), drawMs);
      this.#drawn = drawn => {
        clearTimeout(timer);
        resolve(drawn);
      };
      this.#post({ type: "draw", css: Buffer.from(css).toString("utf8") });
    });
    return png === undefined ? undefined : Buffer.from(png, "base64");
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

  /** A locked panel stays on its document. */
  lock(locked: boolean): void {
    this.#locked = locked;
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

  /** Most of it only the page needs to know; what stands in a template is made here. */
  #arrange(arrangement: Partial<Arrangement>): void {
    const { variables } = this;
    this.#arrangement = { ...this.#arrangement, ...arrangement };
    if (this.variables !== variables) this.#onDidChange.fire();
  }

  #receive(value: unknown): void {
    const message = readFromWebview(value);
    if (message === undefined) return;
    switch (message.type) {
      case "ready":
        this.#given.clear();
        this.give(this.#media);
        this.#answered = true;
        this.#showLatest();
        return;
      case "arranged":
        this.#arrange(message.arrangement);
        return;
      case "copied":
        this.#copied?.(message.done);
        this.#copied = undefined;
        return;
      case "drawn":
        this.#drawn?.(message.png);
        this.#drawn = undefined;
        return;
      case "lock":
        this.lock(message.locked);
        return;
      default:
        this.#onDidAsk.fire(message);
    }
  }
}
