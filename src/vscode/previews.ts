import * as vscode from "vscode";
import type { Delivery } from "../core/delivery/delivery.ts";
import type { Refusal } from "../core/delivery/refusal.ts";
import { withMessages } from "../core/document/withMessages.ts";
import type { Problem } from "../core/problem.ts";
import type { Snapshot } from "../core/protocol.ts";
import type { GroupFacts } from "../core/replies/groups.ts";
import { putReactions, viewReplies } from "../core/replies/viewReplies.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import { ContentMemory } from "../core/view/contentMemory.ts";
import { viewProblems } from "../core/view/problemView.ts";
import type { ConversationView } from "../core/view/view.ts";
import { viewDocument } from "../core/view/viewDocument.ts";
import type { CustomerReplies } from "./customerReplies.ts";
import { Disposable } from "./disposable.ts";
import { isMessageDocument, payloadAt, readMessageDocument } from "./messageDocument.ts";
import type { PreviewMedia } from "./previewMedia.ts";
import { type PreviewIntent, PreviewPanel, previewViewType } from "./previewPanel.ts";
import { readSettings } from "./settings.ts";

/** What the previews ask of the rest of the extension. */
export interface PreviewSource {
  readonly extensionUri: vscode.Uri;
  account(): Snapshot["account"] & { readonly businessName: string };
  /** The newest delivery of each payload of a document, by payload index. */
  deliveries(uri: vscode.Uri, count: number): readonly (Delivery | undefined)[];
  /** Why the newest send of each payload was not taken, by payload index; `undefined`: it was, or there was none. */
  refusals(uri: vscode.Uri, count: number): readonly (Refusal | undefined)[];
  /** What the developer's own server sent in the conversation of this document, oldest first. */
  fromServer(
    uri: vscode.Uri,
  ): readonly { readonly payload: unknown; readonly delivery: Delivery | undefined }[];
  /** What is known of a group, by its id. */
  group(id: string): GroupFacts | undefined;
  sending(uri: vscode.Uri): boolean;
  /** What is wrong in a document; `undefined`: not known yet, and {@link Previews.refresh} is called when it is. */
  problems(source: vscode.TextDocument): readonly Problem[] | undefined;
  templates(uri: vscode.Uri): readonly TemplateDefinition[];
  readonly replies: Pick<CustomerReplies, "of" | "tap" | "write" | "react" | "reset">;
  readonly media: Pick<PreviewMedia, "files" | "loaded" | "fetch" | "isRemoteAllowed" | "allowRemote">;
  send(source: vscode.TextDocument, index: number): void;
  /** Makes a file or a picture of a document's preview. */
  export(uri: vscode.Uri): void;
}

const broken = "The JSON is not complete; this is the last picture that was.";
const emptyConversation = "Nothing to show yet: the file holds no message.";

/** A page of a revived tab says that it is ready long before this. */
const silentMs = 5000;

/** All preview tabs: which document each one follows, and what it is given to draw. */
export class Previews extends Disposable implements vscode.WebviewPanelSerializer {
  readonly #source: PreviewSource;
  readonly #panels = new Set<PreviewPanel>();
  /** Per panel: what the person sees, and taps on. */
  readonly #shown = new WeakMap<PreviewPanel, ConversationView>();
  /** Per panel: the message that was marked last. */
  readonly #activeIndex = new WeakMap<PreviewPanel, number | undefined>();
  /** Per panel: the picture is of the text as it is, so that offsets mean the same in both. */
  readonly #isCurrent = new WeakMap<PreviewPanel, boolean>();
  /** Per panel: the last document that was whole, for pictures while the person types. */
  readonly #lastGood = new WeakMap<
    PreviewPanel,
    { uri: string; document: ReturnType<typeof readMessageDocument> }
  >();

  readonly #memories = new WeakMap<PreviewPanel, ContentMemory>();

  constructor(source: PreviewSource) {
    super();
    this.#source = source;
    this.own(vscode.window.registerWebviewPanelSerializer(previewViewType, this));
    this.own(vscode.workspace.onDidChangeTextDocument(({ document }) => this.refresh(document.uri)));
    this.own(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.refresh(uri)));
    this.own(vscode.window.onDidChangeActiveTextEditor(editor => this.#follow(editor)));
    this.own(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#followCaret(textEditor)));
    this.own(
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration("wamsg.preview")) this.refresh();
      }),
    );
  }

  /** Shows a document beside its editor: in the tab that follows the editor, else in a new one. */
  openToTheSide(source: vscode.TextDocument): void {
    const open =
      [...this.#panels].find(panel => panel.uri.toString() === source.uri.toString()) ??
      [...this.#panels].find(panel => !panel.locked);
    if (open) {
      open.follow(source.uri);
      open.reveal();
      return;
    }
    this.#adopt(openTab(vscode.ViewColumn.Beside), source.uri);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = typeof state === "object" && state !== null ? state : {};
    if (!("uri" in kept) || typeof kept.uri !== "string") {
      panel.dispose();
      return;
    }
    const uri = vscode.Uri.parse(kept.uri);
    const locked = "locked" in kept && kept.locked === true;
    this.#watchRevived(this.#adopt(panel, uri, locked), uri, locked);
  }

  /**
   * A window that was reloaded right after a tab was opened gives that tab back without a page in it: whatever is said to
   * it is lost (seen with VS Code 1.139 in a browser). A tab that is to be seen and stays silent is opened again.
   */
  #watchRevived(revived: PreviewPanel, uri: vscode.Uri, locked: boolean): void {
    const timer = setTimeout(() => {
      if (revived.disposed || revived.answered || !revived.visible) return;
      const viewColumn = revived.viewColumn ?? vscode.ViewColumn.Beside;
      revived.close();
      this.#adopt(openTab(viewColumn), uri, locked);
    }, silentMs);
    revived.onDidDispose(() => clearTimeout(timer));
  }

  /** The conversation of a document as its tab shows it, whether or not there is one. */
  conversationOf(source: vscode.TextDocument): ConversationView {
    const own = readMessageDocument(source);
    const added = this.#source.fromServer(source.uri).map(({ payload }) => payload);
    return viewDocument(withMessages(own, added), this.#viewContext(source.uri, own.payloads.length));
  }

  /** What a view of a document is made with, that has so many messages of its own. */
  #viewContext(uri: vscode.Uri, own: number) {
    return {
      nowMs: Date.now(),
      businessName: this.#source.account().businessName,
      deliveries: this.#deliveries(uri, own + this.#source.fromServer(uri).length),
      refusals: this.#source.refusals(uri, own),
      templates: this.#source.templates(uri),
    };
  }

  /** The newest delivery of the message at a position of a document's conversation. */
  deliveryOf(uri: vscode.Uri, index: number): Delivery | undefined {
    return this.deliveriesOf(uri)[index];
  }

  /** The newest delivery of each message of a document's conversation. */
  deliveriesOf(uri: vscode.Uri): readonly (Delivery | undefined)[] {
    const source = openDocument(uri);
    const own = source ? readMessageDocument(source).payloads.length : 0;
    return this.#deliveries(uri, own + this.#source.fromServer(uri).length);
  }

  /** Draws again what shows this document; every tab where none is named. */
  refresh(uri?: vscode.Uri): void {
    for (const panel of this.#panels) if (!uri || panel.uri.toString() === uri.toString()) this.#show(panel);
  }

  /** The tab that has the focus. */
  get active(): PreviewPanel | undefined {
    return [...this.#panels].find(panel => panel.active);
  }

  /** The tab that shows a document, of several the one that has the focus. */
  panelOf(uri: vscode.Uri): PreviewPanel | undefined {
    const panels = [...this.#panels].filter(panel => panel.uri.toString() === uri.toString());
    return panels.find(panel => panel.active) ?? panels[0];
  }

  /** Goes from the tab that has the focus to the text it shows. */
  async showSource(): Promise<void> {
    const { active } = this;
    if (!active) return;
    const source = await vscode.workspace.openTextDocument(active.uri);
    await vscode.window.showTextDocument(source, { viewColumn: columnOf(source) });
  }

  override dispose(): void {
    for (const panel of this.#panels) panel.dispose();
    super.dispose();
  }

  #adopt(webviewPanel: vscode.WebviewPanel, uri: vscode.Uri, locked = false): PreviewPanel {
    const panel = new PreviewPanel(webviewPanel, this.#source.extensionUri, uri, locked);
    this.#panels.add(panel);
    this.#memories.set(panel, new ContentMemory());
    panel.onDidDispose(() => this.#panels.delete(panel));
    panel.onDidChange(() => this.#show(panel));
    panel.onDidAsk(intent => void this.#answer(panel, intent));
    this.#show(panel);
    return panel;
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isMessageDocument(editor.document)) return;
    for (const panel of this.#panels) panel.follow(editor.document.uri);
  }

  /** In a conversation the message at the caret is the one that is marked and that the toolbar sends. */
  #followCaret(editor: vscode.TextEditor): void {
    if (!isMessageDocument(editor.document)) return;
    for (const panel of this.#panels) {
      if (panel.uri.toString() !== editor.document.uri.toString()) continue;
      if (this.#activeIndex.get(panel) !== activeIndex(editor)) this.#show(panel);
      else if (this.#isCurrent.get(panel)) panel.moveCaret(caretOf(editor));
    }
  }

  #show(panel: PreviewPanel): void {
    const source = openDocument(panel.uri);
    if (!source) {
      void this.#load(panel);
      return;
    }
    const { businessName, ...account } = this.#source.account();
    const current = readMessageDocument(source);
    const uri = panel.uri.toString();
    const whole = current.faults.length === 0;
    if (whole) this.#lastGood.set(panel, { uri, document: current });
    const lastGood = this.#lastGood.get(panel);
    const editor = vscode.window.visibleTextEditors.find(it => it.document === source);
    const active = activeIndex(editor);
    this.#activeIndex.set(panel, active);
    this.#isCurrent.set(panel, whole);
    const fromServer = this.#source.fromServer(panel.uri);
    const document = withMessages(
      lastGood?.uri === uri ? lastGood.document : current,
      fromServer.map(({ payload }) => payload),
    );
    const { variables } = panel;
    const own = document.payloads.length - fromServer.length;
    const context = { ...this.#viewContext(panel.uri, own), variables };
    const { nowMs } = context;
    const conversation = viewDocument(document, context, this.#memories.get(panel));
    this.#shown.set(panel, conversation);
    const replies = this.#source.replies.of(panel.uri);
    const { media } = this.#source;
    panel.allowRemote(media.isRemoteAllowed(panel.uri));
    const replyViews = viewReplies(replies, conversation, { nowMs });
    panel.give(media.loaded(panel.uri, conversation, replyViews));
    const problems = whole ? this.#source.problems(source) : undefined;
    panel.show({
      media: media.files(panel.uri, conversation, replyViews),
      remoteAllowed: media.isRemoteAllowed(panel.uri),
      conversation: putReactions(conversation, replies),
      replies: replyViews,
      notice: whole ? (document.payloads.length === 0 ? emptyConversation : undefined) : broken,
      account,
      group: conversation.group === undefined ? undefined : this.#source.group(conversation.group),
      sending: this.#source.sending(panel.uri),
      activeIndex: active,
      caret: editor && whole ? caretOf(editor) : undefined,
      problems: problems && viewProblems(problems),
      defaults: readSettings(panel.uri).preview,
    });
  }

  /** The newest delivery of each message of a conversation: those of the file, then those of the server. */
  #deliveries(uri: vscode.Uri, count: number): readonly (Delivery | undefined)[] {
    const fromServer = this.#source.fromServer(uri).map(({ delivery }) => delivery);
    return [...this.#source.deliveries(uri, count - fromServer.length), ...fromServer];
  }

  /** A revived tab may be there before its document is. */
  async #load(panel: PreviewPanel): Promise<void> {
    try {
      await vscode.workspace.openTextDocument(panel.uri);
      if (!panel.disposed) this.#show(panel);
    } catch {
      // The file is gone: the tab keeps the picture it has, if any.
    }
  }

  async #answer(panel: PreviewPanel, intent: PreviewIntent): Promise<void> {
    const { replies } = this.#source;
    switch (intent.type) {
      case "reveal":
        return reveal(panel, intent.start, intent.end);
      case "openLink":
        // VS Code asks the person before it opens a link that its trusted domains do not hold.
        await vscode.env.openExternal(vscode.Uri.parse(intent.url));
        return;
      case "send": {
        const source = openDocument(panel.uri);
        if (source) this.#source.send(source, intent.index);
        return;
      }
      case "reply": {
        const conversation = this.#shown.get(panel);
        if (conversation)
          await replies.tap(panel.uri, conversation, intent.index, intent.tapped, intent.filled);
        return;
      }
      case "write":
        return replies.write(panel.uri, intent.text, intent.answers);
      case "react":
        return replies.react(panel.uri, intent.index, intent.emoji);
      case "export":
        this.#source.export(panel.uri);
        return;
      case "reset":
        replies.reset(panel.uri);
        return;
      case "allowRemote":
        this.#source.media.allowRemote(panel.uri);
        this.refresh(panel.uri);
        return;
      case "loadMedia":
        return this.#source.media.fetch(intent.id);
      default:
        intent satisfies never;
    }
  }
}

const openTab = (viewColumn: vscode.ViewColumn): vscode.WebviewPanel =>
  vscode.window.createWebviewPanel(
    previewViewType,
    "Preview",
    { viewColumn, preserveFocus: true },
    { enableFindWidget: true },
  );

const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(source => source.uri.toString() === uri.toString());

/** The message of a conversation at the caret; a single message needs no mark. */
function activeIndex(editor: vscode.TextEditor | undefined): number | undefined {
  if (!editor) return undefined;
  const document = readMessageDocument(editor.document);
  if (!document.conversation) return undefined;
  return payloadAt(document, caretOf(editor))?.index;
}

const caretOf = (editor: vscode.TextEditor): number => editor.document.offsetAt(editor.selection.active);

async function reveal(panel: PreviewPanel, start: number, end: number): Promise<void> {
  const source = await vscode.workspace.openTextDocument(panel.uri);
  const range = new vscode.Range(source.positionAt(start), source.positionAt(end));
  await vscode.window.showTextDocument(source, {
    viewColumn: columnOf(source),
    selection: range,
    // The keys go on working where the person is: in the preview.
    preserveFocus: true,
  });
}

/** Where the document's editor is seen, else where it is opened. */
function columnOf(source: vscode.TextDocument): vscode.ViewColumn {
  const seen = vscode.window.visibleTextEditors.find(editor => editor.document === source);
  return seen?.viewColumn ?? vscode.ViewColumn.One;
}
