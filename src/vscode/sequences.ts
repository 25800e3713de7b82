import * as vscode from "vscode";
import { describeSequence } from "../core/sending/describeSequence.ts";
import { recovered, type Sequence } from "../core/sending/sequence.ts";
import { SequenceFolder } from "../node/sequences/sequenceFolder.ts";
import { readMessageDocument } from "./messageDocument.ts";
import type { Sending } from "./sending.ts";
import type { Target } from "./targets.ts";

/** Where the sequences of this workspace are kept until they are done. */
export const sequenceFolder = ({ storageUri, globalStorageUri }: vscode.ExtensionContext): SequenceFolder =>
  new SequenceFolder(vscode.Uri.joinPath(storageUri ?? globalStorageUri, "sequences").fsPath);

/** Says at the start that there is a sequence to go on with; nothing is sent before the person says so. */
export async function offerUnfinished(folder: SequenceFolder, sending: Sending): Promise<void> {
  const [sequence, ...others] = await folder.unfinished();
  if (!sequence) return;
  const more = others.length > 0 ? ` There are ${others.length} more.` : "";
  const choice = await vscode.window.showInformationMessage(
    `A sequence of messages was not finished: ${describeSequence(recovered(sequence))}${more}`,
    "Continue…",
    "Discard",
  );
  if (choice === "Continue…") await goOn(sequence, folder, sending);
  if (choice === "Discard") await folder.forget(sequence.id);
}

/** `Continue Sequence…` */
export async function continueSequence(folder: SequenceFolder, sending: Sending): Promise<void> {
  const found = await folder.unfinished();
  const [only] = found;
  if (!only) {
    vscode.window.showInformationMessage("There is no sequence that was stopped.");
    return;
  }
  const sequence = found.length === 1 ? only : await pick(found);
  if (sequence) await goOn(sequence, folder, sending);
}

async function pick(found: readonly Sequence[]): Promise<Sequence | undefined> {
  const picked = await vscode.window.showQuickPick(
    found.map(sequence => ({
      label: sequence.items[0]?.label ?? "",
      description: new Date(sequence.startedAtMs).toLocaleString(),
      detail: describeSequence(recovered(sequence)),
      sequence,
    })),
    { title: "Continue Sequence", placeHolder: "Which one?" },
  );
  return picked?.sequence;
}

async function goOn(sequence: Sequence, folder: SequenceFolder, sending: Sending): Promise<void> {
  const targets = await targetsOf(sequence);
  const missing = sequence.items.find((item, i) => item.state.kind !== "accepted" && !targets[i]);
  const moved = sequence.items.some(
    (item, i) => item.state.kind === "accepted" && changed(targets[i], item.payload),
  );
  const different = sequence.items.filter(
    (item, i) => item.state.kind !== "accepted" && targets[i] && changed(targets[i], item.payload),
  ).length;
  if (missing) {
    const choice = await vscode.window.showErrorMessage(
      `${missing.label} is not there any more, so the sequence cannot go on. Bring it back, or send the rest by itself.`,
      "Discard Sequence",
    );
    if (choice) await folder.forget(sequence.id);
    return;
  }
  if (moved || different > 0) {
    const choice = await vscode.window.showWarningMessage(
      "The messages have changed since the sequence began.",
      {
        modal: true,
        detail: [
          different > 0 &&
            `${different} of those still to be sent read differently now; they are sent as they are now.`,
          moved &&
            "Those that were sent already read differently too: if messages were moved, one may be sent again or left out.",
        ]
          .filter(Boolean)
          .join("\n\n"),
      },
      "Continue",
      "Discard Sequence",
    );
    if (choice === "Discard Sequence") await folder.forget(sequence.id);
    if (choice !== "Continue") return;
  }
  const [any] = targets.filter(target => target !== undefined);
  // A message that was sent needs no file any more; its place is only counted.
  if (any)
    await sending.resume(
      sequence,
      targets.map(target => target ?? any),
    );
}

/** The messages of a sequence as they are now; `undefined` where one is gone. */
async function targetsOf({ items }: Sequence): Promise<readonly (Target | undefined)[]> {
  const sources = new Map<string, vscode.TextDocument | undefined>();
  for (const document of new Set(items.map(item => item.document))) {
    try {
      sources.set(document, await vscode.workspace.openTextDocument(vscode.Uri.parse(document)));
    } catch {
      sources.set(document, undefined);
    }
  }
  return items.map(({ document, index }) => {
    const source = sources.get(document);
    const payload = source && readMessageDocument(source).payloads[index];
    return source && payload && { source, payload };
  });
}

const changed = (target: Target | undefined, payload: string): boolean =>
  target !== undefined && JSON.stringify(target.payload.value) !== payload;
