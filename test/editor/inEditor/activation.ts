import assert from "node:assert/strict";
import * as vscode from "vscode";
import { open, openText, takeSamples } from "./documents.ts";
import { scenario, until } from "./scenario.ts";

function wamsg(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("wamsg.wamsg");
  assert.ok(extension, "VS Code does not know the extension.");
  return extension;
}

scenario("the extension sleeps while other JSON files are open", async () => {
  const { document } = await openText(`{ "type": "text" }`, ".json");
  await vscode.extensions.getExtension("vscode.json-language-features")?.activate();
  await vscode.commands.executeCommand(
    "vscode.executeHoverProvider",
    document.uri,
    new vscode.Position(0, 4),
  );
  assert.equal(document.languageId, "json");
  assert.equal(wamsg().isActive, false);
});

scenario("a .wamsg.json file is of the language wamsg and wakes the extension", async () => {
  await takeSamples();
  const { document } = await open("text.wamsg.json");
  assert.equal(document.languageId, "wamsg");
  await until("active extension", () => wamsg().isActive || undefined);
  await wamsg().activate(); // rejects where it was woken and failed
});

scenario("the commands of the manifest are those that can be called", async () => {
  const { commands, views } = wamsg().packageJSON.contributes;
  const contributed: { command: string }[] = commands;
  const viewIds = (Object.values(views).flat() as { id: string }[]).map(({ id }) => id);
  // VS Code makes some commands for each view by itself.
  const known = (await vscode.commands.getCommands(true)).filter(
    id => id.startsWith("wamsg.") && !viewIds.some(view => id.startsWith(`${view}.`)),
  );
  assert.deepEqual(known.toSorted(), contributed.map(({ command }) => command).toSorted());
});
