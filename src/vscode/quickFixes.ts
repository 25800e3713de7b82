import * as vscode from "vscode";
import { fixAll } from "../core/checks/fixAll.ts";
import { unwrapConversation, wrapInConversation } from "../core/document/conversation.ts";
import { splitSection } from "../core/document/splitSection.ts";
import type { Edit, Problem } from "../core/problem.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { languageId, readMessageDocument, toRange } from "./messageDocument.ts";

const everyFix = vscode.CodeActionKind.SourceFixAll.append("wamsg");

/** Offers fixes where the caret touches a problem, all fixes of a kind or of the file, and the way into a conversation. */
export function registerQuickFixes(diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: languageId },
    {
      provideCodeActions(source, range, { diagnostics: shown, only, triggerKind }) {
        const problems = diagnostics.problems(source);
        if (only?.contains(everyFix)) return actions(source, "Fix all problems", everyFix, fixAll(problems));
        const touched = problems.filter(problem => toRange(source, problem.span).intersection(range));
        return [
          ...touched.flatMap(problem => fixesOf(source, problem, shown)),
          ...[...new Set(touched.map(({ code }) => code))].flatMap(code =>
            fixesOfKind(source, code, problems),
          ),
          // Only for who asks: a light bulb on every line of every file says nothing.
          ...(triggerKind === vscode.CodeActionTriggerKind.Invoke ? refactorings(source, range) : []),
        ];
      },
    },
    {
      providedCodeActionKinds: [
        vscode.CodeActionKind.QuickFix,
        vscode.CodeActionKind.RefactorRewrite,
        everyFix,
      ],
    },
  );
}

function fixesOf(
  source: vscode.TextDocument,
  problem: Problem,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const range = toRange(source, problem.span);
  return problem.fixes.flatMap(fix =>
    actions(source, fix.title, vscode.CodeActionKind.QuickFix, fix.edits).map(action => {
      action.diagnostics = shown.filter(({ code, range: at }) => code === problem.code && at.isEqual(range));
      action.isPreferred = fix.preferred ?? false;
      return action;
    }),
  );
}

/** One step for all problems of a kind, where there are several. */
function fixesOfKind(
  source: vscode.TextDocument,
  code: string,
  problems: readonly Problem[],
): vscode.CodeAction[] {
  const alike = problems.filter(problem => problem.code === code && problem.fixes.some(fix => fix.preferred));
  if (alike.length < 2) return [];
  const title = `Fix all ${alike.length} problems “${code}” in this file`;
  return actions(source, title, vscode.CodeActionKind.QuickFix, fixAll(alike));
}

function refactorings(source: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  const document = readMessageDocument(source);
  const kind = vscode.CodeActionKind.RefactorRewrite;
  const split = splitSection(document, document.text, source.offsetAt(range.start));
  return [
    ...actions(source, "Split the section in two", kind, split),
    ...actions(source, "Make it a conversation (wrap in an array)", kind, wrapInConversation(document)),
    ...actions(
      source,
      "Make it a single message (take out of the array)",
      kind,
      unwrapConversation(document),
    ),
  ];
}

/** An action for edits that there are; none otherwise. */
function actions(
  source: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly Edit[] | undefined,
): vscode.CodeAction[] {
  if (!edits?.length) return [];
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    source.uri,
    edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(source, span), text)),
  );
  return [action];
}
