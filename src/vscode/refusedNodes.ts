import * as vscode from "vscode";
import { locator, spanOf } from "../core/document/locate.ts";
import { Disposable } from "./disposable.ts";
import { readMessageDocument, toRange } from "./messageDocument.ts";
import type { SendPlace } from "./sendRequest.ts";

/** Underlines what the API objected to, until the file is changed or the message is sent again. */
export class RefusedNodes extends Disposable {
  readonly #collection = this.own(vscode.languages.createDiagnosticCollection("wamsg send"));

  constructor() {
    super();
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Saving and reloading come here too, without a change.
        if (contentChanges.length > 0) this.#collection.delete(document.uri);
      }),
    );
  }

  /** `pointer`: within the payload; "" underlines its beginning. */
  mark({ uri, index }: SendPlace, pointer: string, code: number, message: string): void {
    const source = vscode.workspace.textDocuments.find(it => it.uri.toString() === uri.toString());
    const payload = source && readMessageDocument(source).payloads[index];
    if (!payload) return;
    const place = locator(payload.node)(pointer);
    const span =
      place && pointer !== ""
        ? spanOf(place.node)
        : { start: payload.node.offset, end: payload.node.offset + 1 };
    const diagnostic = new vscode.Diagnostic(toRange(source, span), message, vscode.DiagnosticSeverity.Error);
    diagnostic.source = "wamsg send";
    diagnostic.code = String(code);
    this.#collection.set(uri, [diagnostic]);
  }

  clear(uri: vscode.Uri): void {
    this.#collection.delete(uri);
  }
}
