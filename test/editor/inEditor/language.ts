import assert from "node:assert/strict";
import * as vscode from "vscode";
import { after, open, openText, textMessage } from "./documents.ts";
import { scenario, until } from "./scenario.ts";

async function suggestions(source: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    source.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

async function hover(source: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    source.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (typeof content === "string" ? content : content.value))
    .join("\n");
}

scenario("the types of messages are completed", async () => {
  const { document } = await openText(textMessage({ type: "" }));
  const offered = await until("suggestion", async () => {
    const labels = await suggestions(document, after(document, `"type": "`));
    return labels.some(label => label.includes("text")) ? labels : undefined;
  });
  for (const type of ["text", "image", "location", "reaction", "template", "interactive"])
    assert.ok(offered.includes(`"${type}"`), `${type} is not among ${offered.join(", ")}`);
});

scenario("properties are completed at the top and inside", async () => {
  const { document } = await openText(`{\n  "type": "text",\n  \n}`);
  const top = await suggestions(document, new vscode.Position(2, 2));
  for (const property of ["messaging_product", "to", "text"])
    assert.ok(top.includes(property), `${property} is not among ${top.join(", ")}`);

  const text = (await openText(textMessage({ text: {} }))).document;
  const inside = await suggestions(text, after(text, `"text": {`));
  for (const property of ["body", "preview_url"])
    assert.ok(inside.includes(property), `${property} is not among ${inside.join(", ")}`);
});

scenario("numbers of the simulator, and what a template's definition knows, are completed", async () => {
  const { document } = await openText(textMessage({ to: "" }));
  const numbers = await until("number", async () => {
    const labels = await suggestions(document, after(document, `"to": "`));
    return labels.includes("+15551234567") ? labels : undefined;
  });
  assert.ok(numbers.includes("+15550100001"), numbers.join(", "));

  const message = await open("template-named-parameters.wamsg.json");
  const variables = await until("variable", async () => {
    const labels = await suggestions(message.document, after(message.document, `"parameter_name": "`));
    return labels.includes("shop") ? labels : undefined;
  });
  assert.ok(!variables.includes("first_name"), "that one is the body's");
});

scenario("nothing is suggested to someone who writes a text", async () => {
  await open("conversation.wamsg.json"); // the editor would take words from here
  const { document } = await open("text.wamsg.json");
  for (const place of ["Hi Ro", "Bill", "checked"])
    assert.deepEqual(await suggestions(document, after(document, place)), [], place);
});

scenario("hovering over a property states its limit", async () => {
  const { document } = await open("text.wamsg.json");
  assert.match(await hover(document, after(document, `"bo`)), /4,?096/);
});

scenario("each payload has its line of commands", async () => {
  const { document } = await open("conversation.wamsg.json");
  const lenses = await until("code lens", async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      1000, // each lens as it is seen
    );
    return found.length > 0 ? found : undefined;
  });
  const payloads = JSON.parse(document.getText()).length;
  for (const title of ["Send to test number", "Preview", "Copy as cURL"])
    assert.equal(lenses.filter(({ command }) => command?.title === title).length, payloads, title);
});
