// The part of the editor's API that the adapters use, in memory. `editor` is the person in front of it.
import { posix } from "node:path";

export class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
  compareTo(other: Position): number {
    return this.line - other.line || this.character - other.character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }
  isEqual(other: Range): boolean {
    return this.start.compareTo(other.start) === 0 && this.end.compareTo(other.end) === 0;
  }
  intersection(other: Range): Range | undefined {
    const start = this.start.compareTo(other.start) > 0 ? this.start : other.start;
    const end = this.end.compareTo(other.end) < 0 ? this.end : other.end;
    return start.compareTo(end) > 0 ? undefined : new Range(start, end);
  }
}

export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
  private constructor(scheme: string, path: string, query = "") {
    this.scheme = scheme;
    this.path = path;
    this.query = query;
  }
  static parse(text: string): Uri {
    const [, scheme = "file", path = text, query] = /^([\w-]+):(?:\/\/)?([^?]*)(?:\?(.*))?$/.exec(text) ?? [];
    return new Uri(scheme, path, query);
  }
  static file(path: string): Uri {
    return new Uri("file", path);
  }
  static from({ scheme, path = "", query }: { scheme: string; path?: string; query?: string }): Uri {
    return new Uri(scheme, path, query);
  }
  static joinPath(uri: Uri, ...parts: string[]): Uri {
    return new Uri(uri.scheme, posix.join(uri.path, ...parts));
  }
  with({ scheme = this.scheme, path = this.path }: { scheme?: string; path?: string }): Uri {
    return new Uri(scheme, path);
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}://${this.path}${this.query && `?${this.query}`}`;
  }
}

export class Selection extends Range {}

export class DocumentLink {
  tooltip = "";
  readonly range: Range;
  readonly target: Uri;
  constructor(range: Range, target: Uri) {
    this.range = range;
    this.target = target;
  }
}

type Listener<T> = (value: T) => void;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export class Diagnostic {
  source: string | undefined;
  code: string | undefined;
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export class CodeLens {
  readonly range: Range;
  command: unknown;
  constructor(range: Range, command?: unknown) {
    this.range = range;
    this.command = command;
  }
}

export const CompletionItemKind = { Value: 11 };

export class CompletionItem {
  insertText = "";
  filterText = "";
  range: Range | undefined;
  readonly label: { readonly label: string; readonly description?: string };
  constructor(label: CompletionItem["label"]) {
    this.label = label;
  }
}

interface CompletionProvider {
  provideCompletionItems(document: TextDocument, position: Position): readonly CompletionItem[];
}

export class CodeAction {
  diagnostics: Diagnostic[] = [];
  isPreferred = false;
  edit: WorkspaceEdit | undefined;
  command: unknown;
  readonly title: string;
  readonly kind: Kind;
  constructor(title: string, kind: Kind) {
    this.title = title;
    this.kind = kind;
  }
}

export class WorkspaceEdit {
  readonly replaced: { readonly uri: Uri; readonly range: Range; readonly newText: string }[] = [];
  replace(uri: Uri, range: Range, newText: string): void {
    this.replaced.push({ uri, range, newText });
  }
  readonly entries = new Map<string, readonly unknown[]>();
  set(uri: Uri, edits: readonly unknown[]): void {
    this.entries.set(uri.toString(), edits);
  }
}

export const TextEdit = { replace: (range: Range, newText: string) => ({ range, newText }) };
/** Kinds are words with dots; a kind contains those below it. */
class Kind {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
  append(...parts: string[]): Kind {
    return new Kind([this.value, ...parts].filter(Boolean).join("."));
  }
  contains(other: Kind): boolean {
    return other.value === this.value || other.value.startsWith(`${this.value}.`);
  }
}

export const Disposable = {
  from: (...all: readonly { dispose(): unknown }[]) => ({
    dispose: () => {
      for (const it of all) it.dispose();
    },
  }),
};

/** What is offered for something dropped or pasted. */
class PutEdit {
  additionalEdit: WorkspaceEdit | undefined;
  yieldTo: readonly Kind[] | undefined;
  readonly insertText: string;
  readonly title: string;
  readonly kind: Kind;
  constructor(insertText: string, title: string, kind: Kind) {
    this.insertText = insertText;
    this.title = title;
    this.kind = kind;
  }
}

export { PutEdit as DocumentDropEdit, PutEdit as DocumentPasteEdit };
export const DocumentDropOrPasteEditKind = { Empty: new Kind(""), Text: new Kind("text") };

export const CodeActionTriggerKind = { Invoke: 1, Automatic: 2 };
export const CodeActionKind = {
  QuickFix: new Kind("quickfix"),
  RefactorRewrite: new Kind("refactor.rewrite"),
  SourceFixAll: new Kind("source.fixAll"),
};
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 };
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const ViewColumn = { Active: -1, Beside: -2, One: 1 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const QuickInputButtons = { Back: { iconPath: "back" } };
export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;
  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  constructor(label: string, collapsibleState = 0) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}
/** Only what is appended as text; markup would be a mistake. */
export class MarkdownString {
  value = "";
  appendText(text: string): this {
    this.value += text;
    return this;
  }
}
export class ThemeColor {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

/** A document as the editor hands it out. */
export class TextDocument {
  readonly uri: Uri;
  readonly languageId: string;
  version = 1;
  #text: string;
  constructor(text: string, uri = "file:///samples/text.wamsg.json", languageId = "wamsg") {
    this.#text = text;
    this.uri = Uri.parse(uri);
    this.languageId = languageId;
  }
  getText(): string {
    return this.#text;
  }
  positionAt(offset: number): Position {
    const before = this.#text.slice(0, offset).split("\n");
    return new Position(before.length - 1, before.at(-1)?.length ?? 0);
  }
  offsetAt({ line, character }: Position): number {
    const before = this.#text.split("\n").slice(0, line);
    return before.reduce((sum, text) => sum + text.length + 1, 0) + character;
  }
  /** Writes it to the files of the fake. */
  save(): Promise<boolean> {
    editor.files.set(this.uri.toString(), this.#text);
    return Promise.resolve(true);
  }
  /** What typing does. */
  become(text: string): void {
    this.#text = text;
    this.version += 1;
    events.changed.fire({ document: this, contentChanges: [{ rangeOffset: 0, text }] });
  }

  /** Someone types a word at an offset. */
  type(rangeOffset: number, text: string): void {
    this.#text = this.#text.slice(0, rangeOffset) + text + this.#text.slice(rangeOffset);
    this.version += 1;
    events.changed.fire({ document: this, contentChanges: [{ rangeOffset, text }] });
  }
}

const events = {
  opened: new EventEmitter<TextDocument>(),
  changed: new EventEmitter<{ document: TextDocument; contentChanges: readonly unknown[] }>(),
  closed: new EventEmitter<TextDocument>(),
  extensions: new EventEmitter<void>(),
  configuration: new EventEmitter<{ affectsConfiguration(section: string): boolean }>(),
  activeEditor: new EventEmitter<{ document: TextDocument }>(),
  selection: new EventEmitter<unknown>(),
  fileChanged: new EventEmitter<Uri>(),
};

/** A tab with a page in it. `posted` is what the page was told; `say` is the page. */
export class WebviewPanel {
  title = "";
  visible = true;
  /** The keys go to it. */
  active = false;
  readonly viewColumn: number;
  readonly posted: { type: string; snapshot?: { title: string; locked: boolean } }[] = [];
  closed = false;
  readonly #said = new EventEmitter<unknown>();
  readonly #disposed = new EventEmitter<void>();
  readonly onDidDispose = this.#disposed.event;
  readonly webview = {
    options: {},
    html: "",
    cspSource: "vscode-resource:",
    asWebviewUri: (uri: Uri) => uri,
    onDidReceiveMessage: this.#said.event,
    postMessage: (message: { type: string }) => {
      this.posted.push(message);
      return Promise.resolve(true);
    },
  };
  constructor(viewColumn: number) {
    this.viewColumn = viewColumn;
  }
  say(message: unknown): void {
    this.#said.fire(message);
  }
  reveal(): void {
    this.visible = true;
  }
  dispose(): void {
    this.closed = true;
    this.#disposed.fire();
  }
}

/** The person goes to another editor. */
export function activate(document: TextDocument): void {
  events.activeEditor.fire({ document });
}

interface CodeActionProvider {
  provideCodeActions(
    document: TextDocument,
    range: Range,
    context: { diagnostics: readonly Diagnostic[]; only?: unknown; triggerKind: number },
  ): CodeAction[];
}

/** Types and presses Enter, presses a button, takes what stands there, or picks an entry whose label holds the text. */
export type PersonInput =
  | string
  | { readonly type: string; readonly press: "back" | "paste" }
  | { readonly press: "enter" };

/** An input box or pick as it was shown. */
export interface Asked {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly password: boolean;
  /** What was wrong with the answers so far. */
  readonly faults: string[];
  readonly items: readonly string[];
}

/** An entry of the status bar. */
export interface StatusItem {
  text: string;
  tooltip?: string;
  visible: boolean;
  show(): void;
  hide(): void;
  dispose(): void;
}

interface ContentProvider {
  /** Some make it at once, others give a promise of it. */
  provideTextDocumentContent(uri: Uri): string;
}

interface Editor {
  /** What makes edits of something dropped or pasted. */
  readonly putProviders: { drop: unknown; paste: unknown };
  codeActionProviders: CodeActionProvider[];
  completionProviders: CompletionProvider[];
  /** What the person presses, one answer per dialog; an empty list means: closes it. */
  answers: string[];
  /** What the person presses wherever it is offered, once there are no `answers` left. */
  presses: string[];
  /** What the person does in each input box or pick, in order; with none left they close it. */
  inputs: PersonInput[];
  /** Every input box and pick, in order. */
  readonly asked: Asked[];
  clipboard: string;
  /** Dialogs stay open: the person looks elsewhere. */
  unanswered: boolean;
  /** What progress notifications told. */
  readonly progress: string[];
  /** Every dialog's text, in order. */
  readonly said: string[];
  readonly executed: unknown[][];
  /** What is registered, by name: a menu of the editor calls it. */
  readonly commands: Map<string, (...args: unknown[]) => unknown>;
  readonly views: { message: string | undefined }[];
  readonly statusItems: Map<string, StatusItem>;
  /** What virtual documents are made by, by their scheme. */
  readonly contentProviders: Map<string, ContentProvider>;
  readonly diagnostics: Map<string, readonly Diagnostic[]>;
  /** The person's own. */
  readonly settings: Record<string, unknown>;
  /** What the workspace says, for those who ask who says what. */
  readonly workspaceSettings: Record<string, unknown>;
  readonly installed: Set<string>;
  trusted: boolean;
  /** The workspace's folders, by path. */
  folders: string[];
  /** Files on disk, by address. */
  readonly files: Map<string, string>;
  documents: TextDocument[];
  /** Tabs with pages, in the order in which the extension opened them. */
  panels: WebviewPanel[];
  /** Is told whenever a progress notification tells something. */
  onProgress: (message: string) => void;
  /** Presses the cancel button of a progress notification. */
  cancelProgress: () => void;
}

/** The person's side of the fake: what they answer, and what they were shown. */
export const editor: Editor = {
  putProviders: { drop: undefined, paste: undefined },
  codeActionProviders: [],
  completionProviders: [],
  answers: [],
  presses: [],
  inputs: [],
  asked: [],
  clipboard: "",
  unanswered: false,
  progress: [],
  said: [],
  executed: [],
  commands: new Map(),
  views: [],
  statusItems: new Map(),
  contentProviders: new Map(),
  diagnostics: new Map(),
  settings: {},
  workspaceSettings: {},
  installed: new Set(),
  trusted: true,
  folders: [],
  files: new Map(),
  documents: [],
  panels: [],
  onProgress: () => {},
  cancelProgress: () => {},
};

/** A fresh editor for the next test. */
export function resetEditor(): void {
  editor.codeActionProviders = [];
  editor.completionProviders = [];
  editor.answers = [];
  editor.presses = [];
  editor.onProgress = () => {};
  editor.inputs = [];
  editor.asked.length = 0;
  editor.clipboard = "";
  editor.unanswered = false;
  editor.said.length = 0;
  editor.progress.length = 0;
  editor.executed.length = 0;
  editor.views.length = 0;
  editor.diagnostics.clear();
  for (const settings of [editor.settings, editor.workspaceSettings])
    for (const name of Object.keys(settings)) delete settings[name];
  editor.installed.clear();
  editor.trusted = true;
  editor.folders = [];
  editor.files.clear();
  editor.documents = [];
  editor.panels = [];
}

/** What the editor says once a setting was changed. */
export function changeSettings(changed: string): void {
  events.configuration.fire({ affectsConfiguration: section => changed.startsWith(section) });
}

/** Another program writes a file; without a text it removes it. */
export function changeFile(uri: string, text?: string): void {
  if (text === undefined) editor.files.delete(uri);
  else editor.files.set(uri, text);
  events.fileChanged.fire(Uri.parse(uri));
}

export function openDocument(text: string, uri?: string, languageId?: string): TextDocument {
  const document = new TextDocument(text, uri, languageId);
  editor.documents.push(document);
  events.opened.fire(document);
  return document;
}

/** Answers only with a button that the dialog really has. */
function dialog(text: string, ...rest: unknown[]): Promise<string | undefined> {
  const [options, ...items] = typeof rest[0] === "object" ? rest : [undefined, ...rest];
  const detail = typeof options === "object" && options && "detail" in options ? ` ${options.detail}` : "";
  editor.said.push(text + detail);
  if (editor.unanswered) return new Promise(() => {});
  const answer = editor.answers.shift() ?? editor.presses.find(it => items.includes(it));
  return Promise.resolve(answer !== undefined && items.includes(answer) ? answer : undefined);
}

/** An input box in which the person does what `editor.inputs` says; a fault leaves it open for the next of them. */
function createInputBox() {
  const accepted = new EventEmitter<void>();
  const hidden = new EventEmitter<void>();
  const typed = new EventEmitter<string>();
  const pressed = new EventEmitter<unknown>();
  let gone = false;
  const box = {
    title: "",
    prompt: "",
    value: "",
    password: false,
    buttons: [] as unknown[],
    validationMessage: undefined as string | undefined,
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    onDidChangeValue: typed.event,
    onDidTriggerButton: pressed.event,
    dispose: () => {
      gone = true;
    },
    show: () => void act(),
  };
  async function act(): Promise<void> {
    const { title, prompt, value, password } = box;
    const faults: string[] = [];
    editor.asked.push({ title, prompt, value, password, faults, items: [] });
    for (;;) {
      await undefined;
      if (gone) return;
      const input = editor.inputs.shift();
      if (input === undefined) return hidden.fire();
      const enter = typeof input === "string" || input.press === "enter";
      if (typeof input === "string") box.value = input;
      else if ("type" in input) box.value = input.type;
      typed.fire(box.value);
      if (gone) return;
      if (enter) accepted.fire();
      else pressed.fire(input.press === "back" ? box.buttons[0] : box.buttons.at(-1));
      await undefined;
      await undefined;
      if (box.validationMessage) faults.push(box.validationMessage);
    }
  }
  return box;
}

function showQuickPick<T extends { label: string; kind?: number }>(
  items: readonly T[] | Promise<readonly T[]>,
  options: { title?: string; placeHolder?: string } = {},
): Promise<T | undefined> {
  return Promise.resolve(items).then(all => {
    const { title = "", placeHolder = "" } = options;
    const labels = all.map(({ label }) => label);
    editor.asked.push({ title, prompt: placeHolder, value: "", password: false, faults: [], items: labels });
    const input = editor.inputs.shift();
    return typeof input === "string" ? all.find(({ label }) => label.includes(input)) : undefined;
  });
}

/** A list in which the person picks what `editor.inputs` says (of several, split by ` + `), or goes back. */
function createQuickPick<T extends { label: string }>() {
  const accepted = new EventEmitter<void>();
  const hidden = new EventEmitter<void>();
  const pressed = new EventEmitter<unknown>();
  const list = {
    title: "",
    placeholder: "",
    items: [] as readonly T[],
    selectedItems: [] as readonly T[],
    buttons: [] as unknown[],
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    onDidTriggerButton: pressed.event,
    dispose() {},
    async show(): Promise<void> {
      const items = list.items.map(({ label }) => label);
      const { title, placeholder: prompt } = list;
      editor.asked.push({ title, prompt, value: "", password: false, faults: [], items });
      await undefined;
      const input = editor.inputs.shift();
      if (input === undefined) return hidden.fire();
      if (typeof input !== "string") return pressed.fire(list.buttons[0]);
      const wanted = input.split(" + ");
      list.selectedItems = list.items.filter(({ label }) => wanted.some(it => label.includes(it)));
      if (list.selectedItems.length === 0) throw new Error(`There is no “${input}” in: ${items.join(", ")}`);
      accepted.fire();
    },
  };
  return list;
}

export const env = {
  clipboard: {
    readText: () => Promise.resolve(editor.clipboard),
    writeText: (text: string) => {
      editor.clipboard = text;
      return Promise.resolve();
    },
  },
};

export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 };

export const window = {
  activeTextEditor: undefined,
  createInputBox,
  createQuickPick,
  showQuickPick,
  setStatusBarMessage: (text: string) => {
    editor.said.push(text);
    return { dispose() {} };
  },
  /** The person takes the place that is offered, unless they close the dialog. */
  showSaveDialog: ({ defaultUri }: { defaultUri: Uri }) =>
    Promise.resolve(editor.inputs.shift() === "save" ? defaultUri : undefined),
  /** The person chooses the file whose address `editor.inputs` says; nothing closes the dialog. */
  showOpenDialog: () => {
    const input = editor.inputs.shift();
    return Promise.resolve(typeof input === "string" ? [Uri.parse(input)] : undefined);
  },
  activeColorTheme: { kind: 2 },
  showInformationMessage: dialog,
  showWarningMessage: dialog,
  showErrorMessage: dialog,
  visibleTextEditors: [],
  onDidChangeActiveTextEditor: events.activeEditor.event,
  onDidChangeTextEditorSelection: events.selection.event,
  registerWebviewPanelSerializer: () => ({ dispose() {} }),
  createWebviewPanel: (_type: string, _title: string, place: { viewColumn: number }) => {
    const panel = new WebviewPanel(place.viewColumn);
    editor.panels.push(panel);
    return panel;
  },
  showTextDocument: (...shown: unknown[]) => {
    editor.executed.push(["showTextDocument", ...shown]);
    const [document] = shown;
    return Promise.resolve({
      document,
      selection: undefined,
      edit: (change: (builder: EditBuilder) => void) => edited(document, change),
    });
  },
  withProgress<T>(
    options: { title: string },
    task: (progress: unknown, token: unknown) => Promise<T>,
  ): Promise<T> {
    editor.said.push(options.title);
    const cancelled = new EventEmitter<void>();
    editor.cancelProgress = () => cancelled.fire();
    const report = ({ message }: { message?: string }) => {
      if (!message) return;
      editor.progress.push(message);
      editor.onProgress(message);
    };
    return task({ report }, { onCancellationRequested: cancelled.event });
  },
  createStatusBarItem: (id: string) => {
    const item: StatusItem = {
      text: "",
      visible: false,
      show: () => {
        item.visible = true;
      },
      hide: () => {
        item.visible = false;
      },
      dispose() {},
    };
    editor.statusItems.set(id, item);
    return item;
  },
  createTreeView: () => {
    const view = { message: undefined as string | undefined, visible: true, dispose() {} };
    editor.views.push(view);
    return view;
  },
};

export const commands = {
  registerCommand: (name: string, run: (...args: unknown[]) => unknown) => {
    editor.commands.set(name, run);
    return { dispose: () => editor.commands.delete(name) };
  },
  executeCommand: (...command: unknown[]) => {
    editor.executed.push(command);
    return Promise.resolve();
  },
};

interface EditBuilder {
  insert(position: Position, text: string): void;
}

/** What an editor does with the changes to its text. */
function edited(document: unknown, change: (builder: EditBuilder) => void): Promise<boolean> {
  if (!(document instanceof TextDocument)) return Promise.resolve(false);
  change({
    insert: (position, text) => {
      const before = document.getText();
      const at = document.offsetAt(position);
      document.become(before.slice(0, at) + text + before.slice(at));
    },
  });
  return Promise.resolve(true);
}

export class FileSystemError extends Error {}

async function contents(uri: Uri): Promise<string> {
  const provided = editor.contentProviders.get(uri.scheme);
  if (provided) return provided.provideTextDocumentContent(uri);
  const text = editor.files.get(uri.toString());
  return text === undefined ? Promise.reject(new FileSystemError("No such file.")) : Promise.resolve(text);
}

export const workspace = {
  get isTrusted() {
    return editor.trusted;
  },
  get textDocuments() {
    return editor.documents;
  },
  get workspaceFolders() {
    return editor.folders.map((path, index) => ({ uri: Uri.parse(path), name: path, index }));
  },
  getWorkspaceFolder: (uri: Uri) =>
    editor.folders
      .map(path => ({ uri: Uri.parse(path) }))
      .find(folder => uri.path.startsWith(`${folder.uri.path}/`)),
  fs: {
    stat: (uri: Uri) => contents(uri).then(text => ({ size: new TextEncoder().encode(text).length })),
    // As in the editor, it is a Buffer that says it is an array.
    readFile: (uri: Uri): Promise<Uint8Array> => contents(uri).then(text => Buffer.from(text)),
    writeFile: (uri: Uri, bytes: Uint8Array) => {
      editor.files.set(uri.toString(), new TextDecoder().decode(bytes));
      return Promise.resolve();
    },
  },
  registerTextDocumentContentProvider: (scheme: string, provided: ContentProvider) => {
    editor.contentProviders.set(scheme, provided);
    return { dispose: () => editor.contentProviders.delete(scheme) };
  },
  openTextDocument: async (uri: Uri) =>
    editor.documents.find(document => document.uri.toString() === uri.toString()) ??
    openDocument(uri.scheme === "untitled" ? "" : await contents(uri), uri.toString(), "json"),
  applyEdit: ({ replaced }: WorkspaceEdit) => {
    for (const { uri, range, newText } of replaced) {
      const document = editor.documents.find(it => it.uri.toString() === uri.toString());
      const text = document?.getText() ?? "";
      document?.become(
        text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end)),
      );
    }
    return Promise.resolve(true);
  },
  /** Tells only of what {@link changeFile} does. */
  createFileSystemWatcher: () => {
    const { event } = events.fileChanged;
    const never = () => ({ dispose() {} });
    return { onDidChange: event, onDidCreate: never, onDidDelete: never, dispose() {} };
  },
  onDidChangeWorkspaceFolders: () => ({ dispose() {} }),
  onDidOpenTextDocument: events.opened.event,
  onDidChangeTextDocument: events.changed.event,
  onDidCloseTextDocument: events.closed.event,
  onDidChangeConfiguration: events.configuration.event,
  getConfiguration: (section: string) => ({
    update: (name: string, value: unknown) => {
      editor.settings[`${section}.${name}`] = value;
      return Promise.resolve();
    },
    get: (name: string, otherwise?: unknown) => editor.settings[`${section}.${name}`] ?? otherwise,
    inspect: (name: string) => ({
      globalValue: editor.settings[`${section}.${name}`],
      workspaceValue: editor.workspaceSettings[`${section}.${name}`],
    }),
  }),
};

export const extensions = {
  onDidChange: events.extensions.event,
  getExtension: (id: string) => (editor.installed.has(id) ? { id } : undefined),
};

const provider = () => ({ dispose() {} });

export const languages = {
  setTextDocumentLanguage: (document: TextDocument) => Promise.resolve(document),
  registerDocumentLinkProvider: provider,
  createDiagnosticCollection: () => ({
    set: (uri: Uri, diagnostics: readonly Diagnostic[]) =>
      void editor.diagnostics.set(uri.toString(), diagnostics),
    delete: (uri: Uri) => editor.diagnostics.delete(uri.toString()),
    dispose() {},
  }),
  registerCodeActionsProvider: (_selector: unknown, provided: CodeActionProvider) => {
    editor.codeActionProviders.push(provided);
    return provider();
  },
  registerCompletionItemProvider: (_selector: unknown, provided: CompletionProvider) => {
    editor.completionProviders.push(provided);
    return provider();
  },
  registerCodeLensProvider: provider,
  registerDocumentDropEditProvider: (_selector: unknown, provided: unknown) => {
    editor.putProviders.drop = provided;
    return provider();
  },
  registerDocumentPasteEditProvider: (_selector: unknown, provided: unknown) => {
    editor.putProviders.paste = provided;
    return provider();
  },
};
