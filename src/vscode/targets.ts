import * as vscode from "vscode";
import type { Payload } from "../core/document/parseDocument.ts";
import { isMessageDocument, nameOf, payloadAt, readMessageDocument } from "./messageDocument.ts";

/** A payload that a command is about, and the document that holds it. */
export interface Target {
  readonly source: vscode.TextDocument;
  readonly payload: Payload;
}

/** The message file a command was called for: the one given (menus, lenses), else the active editor's. Says so where there is none. */
export async function findSource(uri: unknown): Promise<vscode.TextDocument | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const source = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : active;
  if (source && isMessageDocument(source)) return source;
  const choice = await vscode.window.showInformationMessage("Open a .wamsg.json file first.", "New Message…");
  if (choice) await vscode.commands.executeCommand("wamsg.newMessage");
  return undefined;
}

/** The payload a command is about: the one a lens names, else the one at the caret, else the person picks. */
export async function findTarget(uri: unknown, at: unknown): Promise<Target | undefined> {
  const source = await findSource(uri);
  if (!source) return undefined;
  const document = readMessageDocument(source);
  if (document.payloads.length === 0) {
    vscode.window.showErrorMessage(
      `${nameOf(source.uri)} holds no message. ${document.faults[0]?.message ?? ""}`.trim(),
    );
    return undefined;
  }
  const index = readIndex(at);
  const editor = vscode.window.activeTextEditor;
  const payload =
    index !== undefined
      ? document.payloads[index]
      : editor?.document === source
        ? payloadAt(document, source.offsetAt(editor.selection.active))
        : await pickPayload(document.payloads);
  return payload && { source, payload };
}

function readIndex(at: unknown): number | undefined {
  const index = typeof at === "object" && at !== null && "index" in at ? at.index : undefined;
  return typeof index === "number" ? index : undefined;
}

async function pickPayload(payloads: readonly Payload[]): Promise<Payload | undefined> {
  if (payloads.length === 1) return payloads[0];
  const picked = await vscode.window.showQuickPick(
    payloads.map(payload => ({
      label: `Message ${payload.index + 1}`,
      description: String((payload.value as { type?: unknown } | null)?.type ?? ""),
      payload,
    })),
    { placeHolder: "Which message of the conversation?" },
  );
  return picked?.payload;
}
