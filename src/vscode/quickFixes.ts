import * as vscode from "vscode";
import type { Fix, Problem } from "../core/problem.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { languageId, toRange } from "./messageDocument.ts";

/** Offers each problem's fixes, where the caret or the selection touches it. */
export function registerQuickFixes(diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: languageId },
    {
      provideCodeActions(source, range, context) {
        return diagnostics
          .problems(source)
          .filter(problem => toRange(source, problem.span).intersection(range))
          .flatMap(problem => problem.fixes.map(fix => toAction(source, problem, fix, context.diagnostics)));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function toAction(
  source: vscode.TextDocument,
  problem: Problem,
  fix: Fix,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  const range = toRange(source, problem.span);
  action.diagnostics = shown.filter(({ code, range: at }) => code === problem.code && at.isEqual(range));
  action.isPreferred = fix.preferred ?? false;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    source.uri,
    fix.edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(source, span), text)),
  );
  return action;
}
