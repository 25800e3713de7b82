import assert from "node:assert/strict";
import * as vscode from "vscode";
import { folder, open, openText, problems, textMessage } from "./documents.ts";
import { scenario, until } from "./scenario.ts";

const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;

scenario("the samples have no problem but one: the simulator's business is not in India", async () => {
  // A file with a problem is opened last: once it is shown, the files before it have been checked.
  const names = (await vscode.workspace.fs.readDirectory(folder()))
    .map(([name]) => name)
    .filter(name => /^[a-z_-]+\.wamsg\.json$/.test(name));
  assert.ok(names.length >= 8);
  for (const name of names) await open(name);
  await problems((await openText("")).document);
  const found = names.flatMap(name =>
    vscode.languages
      .getDiagnostics(vscode.Uri.joinPath(folder(), name))
      .map(({ message }) => `${name}: ${message}`),
  );
  assert.deepEqual(found, [
    "interactive-address_message.wamsg.json: Address messages are for businesses in India; this business number belongs to US.",
  ]);
});

const mistakes: readonly [name: string, text: string, code: string, severity: vscode.DiagnosticSeverity][] = [
  ["a body that is too long", textMessage({ text: { body: "word ".repeat(820) } }), "too-long", error],
  ["a property nobody knows", textMessage({ shoe_size: 42 }), "unknown-property", warning],
  ["a type nobody knows", textMessage({ type: "telegram" }), "unknown-type", error],
  ["content that is missing", textMessage({ text: undefined }), "content-missing", error],
  [
    "a number without country code",
    textMessage({ to: "01701234567" }),
    "phone-without-country-code",
    warning,
  ],
  ["a payload that is a number", "42", "not-a-payload", error],
  ["a payload that is null", "null", "not-a-payload", error],
  ["an empty file", "", "syntax", error],
  ["5 MB", `{ "a": "${"x".repeat(5_000_000)}" }`, "too-large", error],
];

for (const [name, text, code, severity] of mistakes) {
  scenario(`${name}: one problem, "${code}"`, async () => {
    const found = await problems((await openText(text)).document);
    assert.deepEqual(
      found.map(problem => [problem.code, problem.severity, problem.source]),
      [[code, severity, "wamsg"]],
    );
    assert.match(found[0]?.message ?? "", /\w \w/);
  });
}

scenario("broken JSON is said once, by the JSON service", async () => {
  const { document } = await openText(`{ "messaging_product": "whatsapp", "type": `);
  const found = await problems(document);
  assert.deepEqual(
    found.map(({ severity, source }) => [severity, source]),
    [[error, "wamsg"]],
  );
});

scenario("a key named __proto__ is a property nobody knows, and harms nothing", async () => {
  const text = textMessage().replace("{", `{ "__proto__": { "type": "image" },`);
  const found = await problems((await openText(text)).document);
  assert.deepEqual(
    found.map(({ code }) => code),
    ["unknown-property"],
  );
});

scenario("a quick fix corrects a misspelt property", async () => {
  const { document } = await openText(textMessage().replace("recipient_type", "recipiant_type"));
  const [problem] = await problems(document);
  assert.ok(problem);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    problem.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const fix = actions.find(({ title }) => title.includes("recipient_type"));
  assert.ok(fix?.edit, `The fixes are: ${actions.map(({ title }) => title).join(", ")}`);
  await vscode.workspace.applyEdit(fix.edit);
  assert.equal(document.getText(), textMessage());
  await until("clean file", () => vscode.languages.getDiagnostics(document.uri).length === 0 || undefined);
});
