import * as vscode from "vscode";
import { Disposable } from "./disposable.ts";
import { languageId, readMessageDocument, toRange } from "./messageDocument.ts";

/** How the newest send of a payload stands, in a few words; `undefined` where it was never sent. */
export type StateOf = (uri: vscode.Uri, index: number) => string | undefined;

/** "12 s ago" has to move on by itself. */
const refreshMs = 10_000;

/** The line of commands above each payload, with the state of its newest send. */
export class CodeLenses extends Disposable implements vscode.CodeLensProvider {
  readonly #stateOf: StateOf;
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#onDidChange.event;
  #showsState = false;

  constructor(stateOf: StateOf) {
    super();
    this.#stateOf = stateOf;
    this.own(vscode.languages.registerCodeLensProvider({ language: languageId }, this));
    const timer = setInterval(() => this.#showsState && this.refresh(), refreshMs);
    this.own({ dispose: () => clearInterval(timer) });
  }

  refresh(): void {
    this.#onDidChange.fire();
  }

  provideCodeLenses(source: vscode.TextDocument): vscode.CodeLens[] {
    this.#showsState = false;
    const { root, conversation, payloads } = readMessageDocument(source);
    const whole =
      conversation && root && payloads.length > 1
        ? [
            new vscode.CodeLens(toRange(source, { start: root.offset, end: root.offset + 1 }), {
              title: `Send all ${payloads.length} to test number`,
              command: "wamsg.sendToTestNumber",
              arguments: [source.uri, { all: true }],
              tooltip: "In order, each when the one before it was delivered",
            }),
          ]
        : [];
    const each = payloads.flatMap(({ node, index }) => {
      const range = toRange(source, { start: node.offset, end: node.offset + 1 });
      const lens = (title: string, command: string, tooltip?: string) =>
        new vscode.CodeLens(range, {
          title,
          command,
          arguments: [source.uri, { index }],
          ...(tooltip && { tooltip }),
        });
      const state = this.#stateOf(source.uri, index);
      this.#showsState ||= state !== undefined;
      return [
        lens("Send to test number", "wamsg.sendToTestNumber"),
        lens("Preview", "wamsg.openPreview"),
        lens("Copy as cURL", "wamsg.copyAsCurl"),
        ...(state ? [lens(state, "wamsg.showDeliveries", "Show the deliveries")] : []),
      ];
    });
    return [...whole, ...each];
  }
}
