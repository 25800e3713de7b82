import * as vscode from "vscode";
import { readTemplates } from "../core/templates/readTemplates.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import { Disposable } from "./disposable.ts";

/** What `GET /<WABA_ID>/message_templates` answered, kept in a workspace folder so that it can be committed. */
export const templatesFileName = "wamsg.templates.json";

/** One and the same each time: who remembers what was drawn compares it. */
const none: readonly TemplateDefinition[] = [];

/** What a folder's file holds, and what was read from it. */
interface Found {
  readonly definitions: readonly TemplateDefinition[];
  readonly source: unknown;
}

/** The templates of all folders together. */
export interface KnownTemplates {
  /** As `GET /<WABA_ID>/message_templates` lists them. */
  readonly templates: readonly unknown[];
  /** Whether there are no others: every folder has its file, and it could be read. */
  readonly complete: boolean;
}

/** The template definitions of each workspace folder, kept up to date with the file that holds them. */
export class TemplateDefinitions extends Disposable {
  readonly #byFolder = new Map<string, Found | undefined>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  constructor() {
    super();
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(`**/${templatesFileName}`));
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      this.own(event(() => void this.#load()));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.#load()));
    void this.#load();
  }

  /** The definitions that hold for a document; none where its folder has no such file: nothing is known then. */
  for(uri: vscode.Uri | undefined): readonly TemplateDefinition[] {
    const folder =
      (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
    return (folder && this.#byFolder.get(folder.uri.toString())?.definitions) ?? none;
  }

  /** Of templates that two folders define, the one of the first folder comes last: it is the one that holds. */
  get known(): KnownTemplates {
    const found = [...this.#byFolder.values()];
    return {
      templates: found.toReversed().flatMap(it => listed(it?.source)),
      complete: found.length > 0 && found.every(it => it !== undefined),
    };
  }

  async #load(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(
      folders.map(async ({ uri }) => [uri.toString(), await read(uri)] as const),
    );
    this.#byFolder.clear();
    for (const [folder, it] of found) this.#byFolder.set(folder, it);
    this.#onDidChange.fire();
  }
}

async function read(folder: vscode.Uri): Promise<Found | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, templatesFileName));
    const source: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return { definitions: readTemplates(source), source };
  } catch {
    // No such file, or half-written: nothing is known, and nothing is held against a template message.
    return undefined;
  }
}

function listed(source: unknown): readonly unknown[] {
  if (Array.isArray(source)) return source;
  const data = typeof source === "object" && source !== null && "data" in source ? source.data : [source];
  return Array.isArray(data) ? data : [];
}
