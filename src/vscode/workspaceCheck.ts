import * as vscode from "vscode";
import { type CheckContext, checkDocument } from "../core/checks/checkDocument.ts";
import { linesOf } from "../core/document/lines.ts";
import { parseDocument } from "../core/document/parseDocument.ts";
import type { Problem } from "../core/problem.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { Disposable } from "./disposable.ts";
import { isMessageDocument } from "./messageDocument.ts";

const pattern = "**/*.wamsg.json";

/** `Check All Messages`: the problems of files that are not open, kept right from then on. */
export class WorkspaceCheck extends Disposable {
  readonly #context: (uri: vscode.Uri) => CheckContext;
  readonly #collection = this.own(vscode.languages.createDiagnosticCollection("wamsg workspace"));
  #watching = false;

  constructor(context: (uri: vscode.Uri) => CheckContext) {
    super();
    this.#context = context;
    // An open document is told by its editor; what is said of the file on disk makes way.
    this.own(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#collection.delete(uri)));
    this.own(
      vscode.workspace.onDidCloseTextDocument(source => {
        if (this.#watching && isMessageDocument(source)) void this.#check(source.uri);
      }),
    );
  }

  /** Checks every message of the workspace, with progress; the problems found before a cancel stay. */
  async run(): Promise<void> {
    const summary = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: "Checking all messages", cancellable: true },
      (progress, token) => this.#checkAll(progress, token),
    );
    this.#watch();
    const choice = await vscode.window.showInformationMessage(summary, "Show Problems");
    if (choice) await vscode.commands.executeCommand("workbench.actions.view.problems");
  }

  async #checkAll(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<string> {
    const files = await vscode.workspace.findFiles(pattern, undefined, undefined, token);
    this.#collection.clear();
    let checked = 0;
    let withProblems = 0;
    for (const uri of files) {
      if (token.isCancellationRequested) break;
      if ((await this.#check(uri)) > 0) withProblems += 1;
      checked += 1;
      progress.report({ message: `${checked} of ${files.length}`, increment: 100 / files.length });
    }
    if (files.length === 0) return "There is no .wamsg.json file in this workspace.";
    const stopped = checked < files.length ? ` Stopped before the other ${files.length - checked}.` : "";
    return `Checked ${count(checked, "file")}: ${withProblems === 0 ? "no problems" : `${count(withProblems, "file")} with problems`}.${stopped}`;
  }

  /** How many problems a file has; those of an open one are shown already. */
  async #check(uri: vscode.Uri): Promise<number> {
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const problems = checkDocument(parseDocument(text), this.#context(uri));
      if (!isOpen(uri)) this.#collection.set(uri, diagnosticsOf(text, problems));
      return problems.length;
    } catch {
      // Deleted or unreadable since it was found: there is nothing to say of it any more.
      this.#collection.delete(uri);
      return 0;
    }
  }

  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(pattern));
    this.own(watcher.onDidCreate(uri => void this.#check(uri)));
    this.own(watcher.onDidChange(uri => void this.#check(uri)));
    this.own(watcher.onDidDelete(uri => this.#collection.delete(uri)));
  }
}

const isOpen = (uri: vscode.Uri): boolean =>
  vscode.workspace.textDocuments.some(source => source.uri.toString() === uri.toString());

function diagnosticsOf(text: string, problems: readonly Problem[]): vscode.Diagnostic[] {
  const position = linesOf(text);
  const at = (offset: number) => {
    const { line, character } = position(offset);
    return new vscode.Position(line, character);
  };
  return problems.map(problem =>
    toDiagnostic(problem, new vscode.Range(at(problem.span.start), at(problem.span.end))),
  );
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
