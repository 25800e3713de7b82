import * as vscode from "vscode";
import { type FoundSecret, findSecrets, mayHoldSecrets } from "../core/secrets/findSecrets.ts";
import { replaceSecret, type SecretLanguage, written } from "../core/secrets/replaceSecret.ts";
import { Disposable } from "./disposable.ts";
import { toRange } from "./messageDocument.ts";
import { readSettings } from "./settings.ts";

/** A larger text is written by a machine, and looking at it would be felt. In characters. */
const largest = 1_000_000;
const pauseMs = 400;

/** Runs something a moment later; disposing it takes that back. */
export type Later = (run: () => void) => vscode.Disposable;

const later: Later = run => {
  const timer = setTimeout(run, pauseMs);
  return { dispose: () => clearTimeout(timer) };
};

/**
 * Warns of access tokens and app secrets in texts that are open, whatever their language: JSON, scripts, `.env`, commands. It
 * looks once the extension is awake, which it is for message files only, and never wakes it.
 */
export class SecretLinter extends Disposable {
  readonly #collection = this.own(vscode.languages.createDiagnosticCollection("wamsg-secrets"));
  readonly #waiting = new Map<string, vscode.Disposable>();
  readonly #later: Later;

  constructor(pause: Later = later) {
    super();
    this.#later = pause;
    const { workspace, languages } = vscode;
    this.own(workspace.onDidOpenTextDocument(document => this.#look(document)));
    this.own(workspace.onDidChangeTextDocument(({ document }) => this.#lookSoon(document)));
    this.own(workspace.onDidCloseTextDocument(document => this.#forget(document)));
    this.own(
      workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration("wamsg.findSecrets")) this.#lookAtAll();
      }),
    );
    this.own(
      languages.registerCodeActionsProvider(
        [...schemes].map(scheme => ({ scheme })),
        { provideCodeActions: (document, _range, context) => this.#actions(document, context) },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    );
    this.own({
      dispose: () => {
        for (const waiting of this.#waiting.values()) waiting.dispose();
      },
    });
    this.#lookAtAll();
  }

  #lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  #lookSoon(document: vscode.TextDocument): void {
    if (!isLookedAt(document)) return;
    const key = document.uri.toString();
    this.#waiting.get(key)?.dispose();
    this.#waiting.set(
      key,
      this.#later(() => {
        this.#waiting.delete(key);
        this.#look(document);
      }),
    );
  }

  #look(document: vscode.TextDocument): void {
    if (!isLookedAt(document)) return;
    const secrets = readSettings(document.uri).findSecrets ? secretsIn(document) : [];
    if (secrets.length === 0) this.#collection.delete(document.uri);
    else
      this.#collection.set(
        document.uri,
        secrets.map(found => diagnosticOf(document, found)),
      );
  }

  #forget(document: vscode.TextDocument): void {
    this.#waiting.get(document.uri.toString())?.dispose();
    this.#collection.delete(document.uri);
  }

  #actions(document: vscode.TextDocument, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    const own = diagnostics.filter(({ code }) => code === codes.accessToken || code === codes.appSecret);
    if (own.length === 0) return [];
    const text = document.getText();
    return secretsIn(document).flatMap(found => {
      const range = toRange(document, found.span);
      const diagnostic = own.find(it => it.range.isEqual(range));
      return diagnostic ? actionsFor(document, text, found, diagnostic) : [];
    });
  }
}

/** The secrets of a document as it is now. */
export function secretsIn(document: vscode.TextDocument): readonly FoundSecret[] {
  const text = document.getText();
  return text.length <= largest && mayHoldSecrets(text) ? findSecrets(text) : [];
}

/** How a document names variables of the environment: by its language, else by its name. */
export function secretLanguageOf({ languageId, uri }: vscode.TextDocument): SecretLanguage {
  if (/(^|\/)\.env(\.[\w.-]+)?$/.test(uri.path)) return "dotenv";
  return languages.get(languageId) ?? "text";
}

function diagnosticOf(document: vscode.TextDocument, { kind, span }: FoundSecret): vscode.Diagnostic {
  const what = kind === "accessToken" ? "an access token" : "an app secret";
  const diagnostic = new vscode.Diagnostic(
    toRange(document, span),
    `This looks like ${what} of Meta's. Whoever can read this file can act for the business: keep it in the editor's secret storage.`,
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = "wamsg";
  diagnostic.code = codes[kind];
  return diagnostic;
}

function actionsFor(
  document: vscode.TextDocument,
  text: string,
  found: FoundSecret,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const language = secretLanguageOf(document);
  const { kind } = found;
  const what = kind === "accessToken" ? "access token" : "app secret";
  const move = new vscode.CodeAction(
    `Move the ${what} into the secret storage`,
    vscode.CodeActionKind.QuickFix,
  );
  move.command = {
    title: move.title,
    command: "wamsg.moveSecret",
    // Where it stands, not what it is: arguments of commands may be logged.
    arguments: [document.uri, found.span.start],
  };
  move.diagnostics = [diagnostic];
  move.isPreferred = true;
  const replace = new vscode.CodeAction(
    `Replace the ${what} with ${written(kind, language)}`,
    vscode.CodeActionKind.QuickFix,
  );
  const { span, text: put } = replaceSecret(text, found, language);
  replace.edit = new vscode.WorkspaceEdit();
  replace.edit.replace(document.uri, toRange(document, span), put);
  replace.diagnostics = [diagnostic];
  return [move, replace];
}

const codes = { accessToken: "access-token-in-text", appSecret: "app-secret-in-text" } as const;

/** Texts of people; not what other extensions show, nor old versions of a file. */
const schemes: ReadonlySet<string> = new Set([
  "file",
  "untitled",
  "vscode-remote",
  "vscode-vfs",
  "vscode-userdata",
]);

const isLookedAt = ({ uri }: vscode.TextDocument): boolean => schemes.has(uri.scheme);

const languages: ReadonlyMap<string, SecretLanguage> = new Map([
  ...["javascript", "javascriptreact", "typescript", "typescriptreact"].map(id => [id, "script"] as const),
  ["shellscript", "shell"],
  ["powershell", "powershell"],
  ["bat", "cmd"],
  ["dotenv", "dotenv"],
]);
