import assert from "node:assert/strict";
import * as vscode from "vscode";
import { open, openText, textMessage } from "./documents.ts";
import { scenario, until } from "./scenario.ts";

/** What the output channel holds; it has to be shown for its text to be there. */
async function log(): Promise<string> {
  await vscode.commands.executeCommand("wamsg.showDeliveries");
  return until("output channel", () => {
    const shown = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === "output" && uri.path.includes("Wamsg Deliveries"),
    );
    return shown?.getText();
  });
}

async function logged(name: string, ...words: readonly string[]): Promise<string[]> {
  return until(`log of ${words.join(", ")} for ${name}`, async () => {
    const lines = (await log()).split("\n").filter(line => line.includes(name));
    return words.every(word => lines.some(line => line.includes(word))) ? lines : undefined;
  });
}

scenario("a message sent to the test number is accepted, sent, delivered and read", async () => {
  const { document } = await open("text.wamsg.json");
  await vscode.commands.executeCommand("wamsg.sendToTestNumber", document.uri, { index: 0 });
  const lines = await logged("text.wamsg.json", "accepted", "sent", "delivered", "read");
  const order = ["accepted", "sent", "delivered", "read"].map(state =>
    lines.findIndex(line => new RegExp(`\\b${state}\\b`).test(line)),
  );
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
    lines.join("\n"),
  );
});

scenario("after a send the code lens tells the state", async () => {
  const { document } = await open("text.wamsg.json");
  await until("state in a code lens", async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      1000, // each lens as it is seen
    );
    return lenses.find(({ command }) => /^✓✓ read \d+ s ago$/.test(command?.title ?? ""));
  });
});

scenario("copied as cURL, a message names the variable of the token and never a token", async () => {
  const { document } = await openText(textMessage());
  await vscode.commands.executeCommand("wamsg.copyAsCurl", document.uri, { index: 0 });
  const copied = await until("cURL command in the clipboard", async () => {
    const text = await vscode.env.clipboard.readText();
    return text.includes("curl") ? text : undefined;
  });
  assert.match(copied, /\$\{?WAMSG_ACCESS_TOKEN/);
  assert.match(copied, /\/messages/);
});
