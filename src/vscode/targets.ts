import * as vscode from "vscode";
import type { Payload } from "../core/document/parseDocument.ts";
import { isMessageDocument, nameOf, payloadAt, readMessageDocument } from "./messageDocument.ts";

/** A payload that a command is about, and the document that holds it. */
export interface Target {
  readonly source: vscode.TextDocument;
  readonly payload: Payload;
}

/** What the preview shows that has the focus, which is no editor. */
let previewed: () => vscode.Uri | undefined = () => undefined;

/** Lets commands be called from a preview: for the document that it shows. */
export function followPreviews(focused: () => vscode.Uri | undefined): void {
  previewed = focused;
}

/**
 * The message file a command was called for: the one given (menus, lenses), else that of the preview that has the focus, else the
 * active editor's. Says so where there is none.
 */
export async function findSource(uri: unknown): Promise<vscode.TextDocument | undefined> {
  // A menu of a preview's tab gives the tab's own address, which leads to no file.
  const given = uri instanceof vscode.Uri && uri.scheme !== "webview-panel" ? uri : previewed();
  const source = given
    ? await vscode.workspace.openTextDocument(given)
    : vscode.window.activeTextEditor?.document;
  if (source && isMessageDocument(source)) return source;
  const choice = await vscode.window.showInformationMessage("Open a .wamsg.json file first.", "New Message…");
  if (choice) await vscode.commands.executeCommand("wamsg.newMessage");
  return undefined;
}

/** The payload a command is about: the one a lens names, else the one at the caret, else the person picks. */
export async function findTarget(uri: unknown, at: unknown): Promise<Target | undefined> {
  const [target] = await targetsIn(uri, at, false);
  return target;
}

/**
 * The payloads a command is about, in the order they are sent: of every file that is selected in the explorer; those that
 * the selection touches; the one a lens names, or all of its file; else the one the person picks, or all.
 */
export async function findTargets(uri: unknown, at: unknown): Promise<readonly Target[]> {
  const uris = (Array.isArray(at) ? at : []).filter(it => it instanceof vscode.Uri);
  if (uris.length < 2) return targetsIn(uri, at, true);
  const targets: Target[] = [];
  for (const file of uris.filter(({ path }) => path.endsWith(".wamsg.json"))) {
    const source = await vscode.workspace.openTextDocument(file);
    const { payloads } = readMessageDocument(source);
    if (payloads.length === 0) {
      sayEmpty(source);
      return [];
    }
    targets.push(...payloads.map(payload => ({ source, payload })));
  }
  return targets;
}

async function targetsIn(uri: unknown, at: unknown, several: boolean): Promise<readonly Target[]> {
  const source = await findSource(uri);
  if (!source) return [];
  const document = readMessageDocument(source);
  if (document.payloads.length === 0) {
    sayEmpty(source);
    return [];
  }
  const targets = document.payloads.map(payload => ({ source, payload }));
  const { index, all } = readPlace(at);
  if (several && all) return targets;
  if (index !== undefined) return targets.slice(index, index + 1);
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== source) return pickTargets(targets, several);
  const { selection } = editor;
  const first = payloadAt(document, source.offsetAt(selection.start))?.index ?? 0;
  const last = several ? (payloadAt(document, source.offsetAt(selection.end))?.index ?? first) : first;
  return targets.slice(first, last + 1);
}

function sayEmpty(source: vscode.TextDocument): void {
  const [fault] = readMessageDocument(source).faults;
  vscode.window.showErrorMessage(`${nameOf(source.uri)} holds no message. ${fault?.message ?? ""}`.trim());
}

function readPlace(at: unknown): { readonly index?: number; readonly all: boolean } {
  if (typeof at !== "object" || at === null) return { all: false };
  const all = "all" in at && at.all === true;
  return "index" in at && typeof at.index === "number" ? { index: at.index, all } : { all };
}

async function pickTargets(targets: readonly Target[], several: boolean): Promise<readonly Target[]> {
  if (targets.length === 1) return targets;
  const items = targets.map(target => ({
    label: `Message ${target.payload.index + 1}`,
    description: String((target.payload.value as { type?: unknown } | null)?.type ?? ""),
    targets: [target] as readonly Target[],
  }));
  const whole = { label: "Whole conversation", description: `${targets.length} messages, in order`, targets };
  const picked = await vscode.window.showQuickPick(several ? [whole, ...items] : items, {
    placeHolder: "Which message of the conversation?",
  });
  return picked?.targets ?? [];
}
