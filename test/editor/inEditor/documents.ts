import * as vscode from "vscode";
import { until } from "./scenario.ts";

/** The folder that is open: empty, and after {@link takeSamples} a copy of the samples. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Error("No folder is open.");
  return first.uri;
}

/** Puts the samples into the folder. */
export async function takeSamples(): Promise<void> {
  const samples = vscode.Uri.file(process.env.WAMSG_TEST_SAMPLES ?? "");
  for (const [name] of await vscode.workspace.fs.readDirectory(samples))
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(samples, name), vscode.Uri.joinPath(folder(), name));
}

/** Opens a file of the folder in an editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const source = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  return vscode.window.showTextDocument(source);
}

let made = 0;

/** Opens a new file with this text. */
export async function openText(text: string, extension = ".wamsg.json"): Promise<vscode.TextEditor> {
  const name = `scenario-${++made}${extension}`;
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), new TextEncoder().encode(text));
  return open(name);
}

/** A text message with some of its properties replaced or added. */
export function textMessage(changes: Readonly<Record<string, unknown>> = {}): string {
  const message = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "+491701234567",
    type: "text",
    text: { body: "Hello" },
    ...changes,
  };
  return JSON.stringify(message, null, 2);
}

/** The problems of a file once it has some, ours and the JSON service's. */
export async function problems(source: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  return until(`problem in ${source.uri.path}`, () => {
    const found = vscode.languages.getDiagnostics(source.uri);
    return found.length > 0 ? found : undefined;
  });
}

/** The position after the first place where `text` stands. */
export function after(source: vscode.TextDocument, text: string): vscode.Position {
  const offset = source.getText().indexOf(text);
  if (offset < 0) throw new Error(`There is no ${text} in ${source.uri.path}.`);
  return source.positionAt(offset + text.length);
}
