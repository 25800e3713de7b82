import * as vscode from "vscode";
import { Disposable } from "./disposable.ts";
import { languageId, readMessageDocument, toRange } from "./messageDocument.ts";

/** How the newest send of a payload stands, in a few words; `undefined` where it was never sent. */
export type StateOf = (uri: vscode.Uri, index: number) => string | undefined;

/**
 * From so many payloads on, only the lenses in sight get their commands: at each key fewer have to travel. It has a price: a
 * click in the moment in which the editor asks again is lost.
 */
const manyPayloads = 50;

/** "12 s ago" has to move on by itself. */
const refreshMs = 10_000;

/** The line of commands above each payload, with the state of its newest send. */
export class CodeLenses extends Disposable implements vscode.CodeLensProvider<PayloadLens> {
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

  provideCodeLenses(source: vscode.TextDocument): PayloadLens[] {
    this.#showsState = false;
    const { root, conversation, payloads } = readMessageDocument(source);
    const lensAt = (offset: number, command: LensCommand) =>
      new PayloadLens(toRange(source, { start: offset, end: offset + 1 }), source.uri, command);
    const whole =
      conversation && root && payloads.length > 1
        ? [
            lensAt(root.offset, {
              title: `Send all ${payloads.length} to test number`,
              command: "wamsg.sendToTestNumber",
              on: { all: true },
              tooltip: "In order, each when the one before it was delivered",
            }),
          ]
        : [];
    const each = payloads.flatMap(({ node, index }) => {
      const lens = (title: string, command: string, tooltip?: string) =>
        lensAt(node.offset, { title, command, on: { index }, tooltip });
      const state = this.#stateOf(source.uri, index);
      this.#showsState ||= state !== undefined;
      return [
        lens("Send to test number", "wamsg.sendToTestNumber"),
        lens("Preview", "wamsg.openPreview"),
        lens("Copy as cURL", "wamsg.copyAsCurl"),
        ...(state ? [lens(state, "wamsg.showDeliveries", "Show the deliveries")] : []),
      ];
    });
    const lenses = [...whole, ...each];
    return payloads.length < manyPayloads ? lenses.map(lens => this.resolveCodeLens(lens)) : lenses;
  }

  resolveCodeLens(lens: PayloadLens): PayloadLens {
    const { title, command, on, tooltip } = lens.wanted;
    lens.command = { title, command, arguments: [lens.uri, on], ...(tooltip && { tooltip }) };
    return lens;
  }
}

/** What a lens will do once it is seen. */
interface LensCommand {
  readonly title: string;
  readonly command: string;
  readonly on: { readonly all: true } | { readonly index: number };
  readonly tooltip: string | undefined;
}

class PayloadLens extends vscode.CodeLens {
  readonly uri: vscode.Uri;
  readonly wanted: LensCommand;

  constructor(range: vscode.Range, uri: vscode.Uri, wanted: LensCommand) {
    super(range);
    this.uri = uri;
    this.wanted = wanted;
  }
}
