import * as vscode from "vscode";
import { type CheckContext, checkDocument } from "../core/checks/checkDocument.ts";
import { CheckMemory } from "../core/checks/checkMemory.ts";
import { withoutStillWriting } from "../core/checks/stillWriting.ts";
import type { Problem, Severity } from "../core/problem.ts";
import { Disposable } from "./disposable.ts";
import { isMessageDocument, readMessageDocument, toRange } from "./messageDocument.ts";

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** A longer text is checked when the typing pauses: what was typed is to be seen first. UTF-16 units. */
const longText = 64_000;
const pauseMs = 100;

/** So long after the last key a person is taken to be done with what they were typing. */
const settledMs = 1000;

/** Where someone is typing in a document, until the timer ends. */
interface Typing {
  readonly offset: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Finds the problems of open documents and shows them. One verdict per version, whoever asks. */
export class Diagnostics extends Disposable {
  readonly #context: (source: vscode.TextDocument) => CheckContext;
  readonly #collection = this.own(vscode.languages.createDiagnosticCollection("wamsg"));
  readonly #verdicts = new WeakMap<vscode.TextDocument, { version: number; problems: readonly Problem[] }>();

  readonly #memories = new WeakMap<vscode.TextDocument, CheckMemory>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #typing = new Map<string, Typing>();
  readonly #onDidCheckLater = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** More is to be told of a document than was told at once: it is long, or someone was typing in it. */
  readonly onDidCheckLater = this.#onDidCheckLater.event;

  /** What the editor shows, by document. */
  readonly #shown = new Map<string, readonly vscode.Diagnostic[]>();

  constructor(context: (source: vscode.TextDocument) => CheckContext) {
    super();
    this.#context = context;
    this.own(vscode.workspace.onDidOpenTextDocument(source => this.#show(source)));
    this.own(vscode.workspace.onDidChangeTextDocument(change => this.#changed(change)));
    this.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#shown.delete(uri.toString());
        clearTimeout(this.#waiting.get(uri.toString()));
        this.#settle(uri);
        this.#collection.delete(uri);
      }),
    );
    this.own(vscode.extensions.onDidChange(() => this.refresh()));
    this.refresh();
  }

  /** The problems of a document as it is now. */
  problems(source: vscode.TextDocument): readonly Problem[] {
    const known = this.#verdicts.get(source);
    if (known?.version === source.version) return known.problems;
    const memory = isShort(source) ? undefined : this.#memoryOf(source);
    const problems = checkDocument(readMessageDocument(source), this.#context(source), memory);
    this.#verdicts.set(source, { version: source.version, problems });
    return problems;
  }

  #memoryOf(source: vscode.TextDocument): CheckMemory {
    const known = this.#memories.get(source) ?? new CheckMemory();
    this.#memories.set(source, known);
    return known;
  }

  /** What is known of a document as it is now, at once; `undefined`: it is long, and {@link onDidCheckLater} says when. */
  known(source: vscode.TextDocument): readonly Problem[] | undefined {
    const known = this.#verdicts.get(source);
    return known?.version === source.version || isShort(source) ? this.#told(source) : undefined;
  }

  override dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const { timer } of this.#typing.values()) clearTimeout(timer);
    super.dispose();
  }

  /** Checks everything again: what is known besides the text has changed. */
  refresh(): void {
    for (const source of vscode.workspace.textDocuments) {
      this.#verdicts.delete(source);
      this.#show(source);
    }
  }

  #changed({ document: source, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (!isMessageDocument(source)) return;
    const last = contentChanges.at(-1);
    this.#settle(source.uri);
    if (last && reason === undefined) this.#type(source, last.rangeOffset + last.text.length);
    if (isShort(source)) {
      this.#show(source);
      return;
    }
    const uri = source.uri.toString();
    clearTimeout(this.#waiting.get(uri));
    const check = () => {
      this.#waiting.delete(uri);
      this.#show(source);
      this.#onDidCheckLater.fire(source.uri);
    };
    this.#waiting.set(uri, setTimeout(check, pauseMs));
  }

  #type(source: vscode.TextDocument, offset: number): void {
    const settled = () => {
      const told = this.#told(source).length;
      this.#settle(source.uri);
      if (told === this.problems(source).length) return;
      this.#show(source);
      this.#onDidCheckLater.fire(source.uri);
    };
    this.#typing.set(source.uri.toString(), { offset, timer: setTimeout(settled, settledMs) });
  }

  #settle(uri: vscode.Uri): void {
    clearTimeout(this.#typing.get(uri.toString())?.timer);
    this.#typing.delete(uri.toString());
  }

  /** The problems, as far as someone who is typing wants to be told of them now. */
  #told(source: vscode.TextDocument): readonly Problem[] {
    const typing = this.#typing.get(source.uri.toString());
    const problems = this.problems(source);
    return typing ? withoutStillWriting(problems, readMessageDocument(source), typing.offset) : problems;
  }

  #show(source: vscode.TextDocument): void {
    if (!isMessageDocument(source)) return;
    const problems = this.#told(source).filter(problem => !saidByTheEditor(problem, source));
    const diagnostics = problems.map(problem => toDiagnostic(problem, toRange(source, problem.span)));
    // Most keys change no problem; to be told the same again costs the editor as much as a new one.
    const uri = source.uri.toString();
    if (areSame(diagnostics, this.#shown.get(uri) ?? [])) return;
    this.#shown.set(uri, diagnostics);
    this.#collection.set(source.uri, diagnostics);
  }
}

const isShort = (source: vscode.TextDocument): boolean => source.getText().length <= longText;

const areSame = (some: readonly vscode.Diagnostic[], others: readonly vscode.Diagnostic[]): boolean =>
  some.length === others.length &&
  some.every((one, at) => {
    const other = others[at];
    return (
      other !== undefined &&
      one.message === other.message &&
      one.code === other.code &&
      one.severity === other.severity &&
      one.range.isEqual(other.range)
    );
  });

export function toDiagnostic(problem: Problem, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, problem.message, severities[problem.severity]);
  diagnostic.source = "wamsg";
  diagnostic.code = problem.code;
  return diagnostic;
}

/** The built-in JSON service words broken JSON well; where it is at work we do not say it again. It is silent on empty files. */
function saidByTheEditor(problem: Problem, source: vscode.TextDocument): boolean {
  return (
    problem.code === "syntax" &&
    source.getText().trim() !== "" &&
    vscode.extensions.getExtension("vscode.json-language-features") !== undefined &&
    vscode.workspace.getConfiguration("json", source).get("validate.enable", true)
  );
}
