import * as vscode from "vscode";
import type { Upload } from "../core/media/upload.ts";
import type { ReplyView } from "../core/replies/viewReplies.ts";
import { mediaIn } from "../core/view/mediaIn.ts";
import {
  type LoadedMedia,
  largestMedia,
  type MediaFile,
  type MediaSource,
  mediaKey,
} from "../core/view/mediaSource.ts";
import type { ConversationView } from "../core/view/view.ts";
import { percentDecoded } from "../core/view/webAddress.ts";
import { describeFile } from "../node/preview/describeFile.ts";
import { Disposable } from "./disposable.ts";

/** What the previews' pictures need from the rest of the extension. */
export interface MediaPorts {
  /** The content of an uploaded file, through the current account. Rejects with a sentence. */
  download(
    id: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: Uint8Array; readonly mimeType: string }>;
  /** What is remembered of an uploaded file. */
  uploaded(id: string): Pick<Upload, "bytes" | "file"> | undefined;
  /** Keeps what the person has allowed. */
  readonly state: vscode.Memento;
}

const remoteKey = "wamsg.remoteAllowed";

/** Of more documents the one that was allowed first is forgotten. */
const mostAllowed = 500;

/** The files behind the pictures: read from the workspace by themselves, fetched through the account when asked for. */
export class PreviewMedia extends Disposable {
  readonly #ports: MediaPorts;
  readonly #files = new Map<string, MediaFile>();
  readonly #loaded = new Map<string, LoadedMedia>();
  readonly #abort = new AbortController();
  /** Documents whose pictures may come from the web, the one allowed last at the end. */
  #remote: readonly string[];
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(ports: MediaPorts) {
    super();
    this.#ports = ports;
    const kept = ports.state.get<unknown>(remoteKey);
    this.#remote = Array.isArray(kept) ? kept.filter(it => typeof it === "string") : [];
    const watcher = this.own(
      vscode.workspace.createFileSystemWatcher(
        "**/*.{png,jpg,jpeg,webp,gif,mp4,3gp,mp3,m4a,aac,amr,ogg,opus,pdf}",
      ),
    );
    this.own(watcher.onDidChange(() => this.#forgetFiles()));
    this.own(watcher.onDidCreate(() => this.#forgetFiles()));
    this.own(watcher.onDidDelete(() => this.#forgetFiles()));
    this.own({ dispose: () => this.#abort.abort() });
  }

  isRemoteAllowed(document: vscode.Uri): boolean {
    return this.#remote.includes(document.toString());
  }

  /** Also for the next windows of this workspace. */
  allowRemote(document: vscode.Uri): void {
    const allowed = document.toString();
    this.#remote = [...this.#remote.filter(it => it !== allowed), allowed].slice(-mostAllowed);
    void this.#ports.state.update(remoteKey, this.#remote);
  }

  /** What is known of the files of a conversation, by key. What lies beside the document is on its way after this. */
  files(
    document: vscode.Uri,
    conversation: ConversationView,
    replies: readonly ReplyView[],
  ): Readonly<Record<string, MediaFile>> {
    const files: Record<string, MediaFile> = {};
    for (const [key, source] of mediaIn(conversation, replies)) {
      const own = ownKey(document, key, source);
      if (source.from === "file" && !this.#files.has(own)) void this.#read(document, source.path, own, key);
      const upload = source.from === "account" ? this.#ports.uploaded(source.id) : undefined;
      if (upload?.file !== undefined && !this.#files.has(own))
        void this.#readUpload(upload, upload.file, own);
      const file = this.#files.get(own);
      const bytes = upload?.bytes;
      if (file) files[key] = bytes === undefined ? file : { bytes, ...file };
      else if (bytes !== undefined) files[key] = { state: "known", bytes };
    }
    return files;
  }

  /** The content of those files of a conversation that is here. */
  loaded(document: vscode.Uri, conversation: ConversationView, replies: readonly ReplyView[]): LoadedMedia[] {
    return [...mediaIn(conversation, replies)].flatMap(
      ([key, source]) => this.#loaded.get(ownKey(document, key, source)) ?? [],
    );
  }

  /** Fetches an uploaded file; a second call while it is on its way does nothing. */
  async fetch(id: string): Promise<void> {
    const key = mediaKey({ from: "account", id });
    if (this.#files.get(key)?.state === "loading") return;
    this.#set(key, { state: "loading" });
    try {
      const { bytes, mimeType } = await this.#ports.download(id, largestMedia, this.#abort.signal);
      this.#take(key, key, id, bytes, mimeType);
    } catch (error) {
      this.#set(key, { state: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** What was uploaded from here is shown from here, unless it is another file by now: then it is fetched when asked for. */
  async #readUpload({ bytes: size }: Pick<Upload, "bytes">, file: string, key: string): Promise<void> {
    this.#files.set(key, { state: "known" });
    try {
      const uri = vscode.Uri.parse(file);
      if (size > largestMedia || (await vscode.workspace.fs.stat(uri)).size !== size) return;
      const bytes = await vscode.workspace.fs.readFile(uri);
      if (this.#files.get(key)?.state === "known") this.#take(key, key, uri.path, bytes, undefined);
    } catch {
      // It has been moved or deleted; the account still has it.
    }
  }

  async #read(document: vscode.Uri, path: string, own: string, key: string): Promise<void> {
    this.#files.set(own, { state: "loading" });
    try {
      const uri = beside(document, path);
      if (!uri) throw new Error("The file is outside of the workspace, and is not read.");
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > largestMedia) this.#set(own, { state: "ready", bytes: size });
      else this.#take(own, key, path, await vscode.workspace.fs.readFile(uri), undefined);
    } catch (error) {
      const missing = error instanceof vscode.FileSystemError;
      const message = missing
        ? "There is no such file."
        : error instanceof Error
          ? error.message
          : String(error);
      this.#set(own, { state: "failed", message });
    }
  }

  #take(own: string, key: string, name: string, bytes: Uint8Array, mimeType: string | undefined): void {
    const { drawn, pages } = describeFile(bytes, name, mimeType);
    if (drawn !== undefined) this.#loaded.set(own, { key, mime: drawn, bytes: new Uint8Array(bytes) });
    this.#set(own, { state: "ready", bytes: bytes.length, pages });
  }

  #set(own: string, file: MediaFile): void {
    this.#files.set(own, file);
    this.#onDidChange.fire();
  }

  #forgetFiles(): void {
    for (const own of [...this.#files.keys()]) {
      if (own.startsWith("id:")) continue;
      this.#files.delete(own);
      this.#loaded.delete(own);
    }
    this.#onDidChange.fire();
  }
}

/** The same path means another file in another folder. */
function ownKey(document: vscode.Uri, key: string, { from }: MediaSource): string {
  return from === "file" ? `${vscode.Uri.joinPath(document, "..").toString()} ${key}` : key;
}

/** A file in the document's workspace, or in its folder where it has none; `undefined`: it lies elsewhere. */
function beside(document: vscode.Uri, path: string): vscode.Uri | undefined {
  const folder = vscode.Uri.joinPath(document, "..");
  const uri = /^file:/i.test(path)
    ? vscode.Uri.parse(path)
    : /^[/\\]|^[a-z]:/i.test(path)
      ? vscode.Uri.file(path)
      : vscode.Uri.joinPath(folder, ...percentDecoded(path).split(/[/\\]/));
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri ?? folder;
  const inside = `${root.path.replace(/\/$/, "")}/`;
  return uri.scheme === document.scheme && uri.path.startsWith(inside) ? uri : undefined;
}
