import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { moveSecret } from "../../src/vscode/moveSecret.ts";
import { SecretLinter } from "../../src/vscode/secretLinter.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { secret, token } from "../core/secrets/secrets.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import {
  type CodeAction,
  changeSettings,
  editor,
  openDocument,
  resetEditor,
  type TextDocument,
} from "../fakes/vscode.ts";

beforeEach(resetEditor);

const bikes: Account = {
  ...simulatedAccount,
  id: "bikes",
  name: "Bikes",
  simulated: false,
  origin: "https://graph.example",
};
const script = `const token = "${token}";\n`;

/** A linter whose pauses end when they are told to. */
function linting() {
  const waiting = new Set<() => void>();
  new SecretLinter(run => {
    waiting.add(run);
    return { dispose: () => void waiting.delete(run) };
  });
  return () => {
    const runs = [...waiting];
    waiting.clear();
    for (const run of runs) run();
    return runs.length;
  };
}

const told = (document: TextDocument) => editor.diagnostics.get(document.uri.toString()) ?? [];

function fixes(document: TextDocument): CodeAction[] {
  const diagnostics = told(document);
  const [provider] = editor.codeActionProviders;
  const range = diagnostics[0]?.range;
  assert.ok(provider && range);
  return provider.provideCodeActions(document, range, { diagnostics, triggerKind: 1 });
}

test("a token in a script is warned of, without being repeated", () => {
  const before = openDocument(`{"token": "${token}"}`, "file:///config.json", "json");
  linting();
  const document = openDocument(script, "file:///bot.ts", "typescript");
  for (const it of [before, document]) {
    assert.equal(told(it).length, 1);
    assert.equal(told(it)[0]?.code, "access-token-in-text");
    assert.ok(!told(it)[0]?.message.includes(token));
  }
});

test("typing is waited for, and what is gone is no longer warned of", () => {
  const pass = linting();
  const document = openDocument("", "file:///.env", "dotenv");
  document.become(`APP_SECRET=${secret}`);
  document.become(`APP_SECRET=${secret}\n`);
  assert.deepEqual(told(document), []);
  assert.equal(pass(), 1, "many keys, one look");
  assert.equal(told(document)[0]?.code, "app-secret-in-text");
  document.become("APP_SECRET=\n");
  pass();
  assert.deepEqual(told(document), []);
});

test("what other extensions show, and what is very large, is not looked at", () => {
  linting();
  assert.deepEqual(told(openDocument(script, "git:///bot.ts", "typescript")), []);
  assert.deepEqual(told(openDocument(script + "x".repeat(1_000_000), "file:///big.ts", "typescript")), []);
});

test("it can be switched off", () => {
  linting();
  const document = openDocument(script, "file:///bot.ts", "typescript");
  editor.settings["wamsg.findSecrets"] = false;
  changeSettings("wamsg.findSecrets");
  assert.deepEqual(told(document), []);
});

test("a fix replaces the token with a variable of the environment", () => {
  linting();
  const document = openDocument(script, "file:///bot.ts", "typescript");
  const [move, replace] = fixes(document);
  assert.equal(move?.title, "Move the access token into the secret storage");
  assert.equal(replace?.title, "Replace the access token with process.env.WAMSG_ACCESS_TOKEN");
  assert.equal(replace?.edit?.replaced[0]?.newText, "process.env.WAMSG_ACCESS_TOKEN");
  assert.ok(!JSON.stringify([move, replace]).includes(token));
});

test("the other fix stores it for an account first, and says that a shared one has to be replaced", async () => {
  linting();
  const { context } = fakeContext();
  const accounts = new Accounts(context, simulatedAccount);
  await accounts.add(bikes, "the-old-one");
  const document = openDocument(script, "file:///bot.ts", "typescript");
  const probe = () => Promise.reject(new Error("Not asked."));
  editor.inputs = ["Bikes"];
  await moveSecret(accounts, probe, document.uri, script.indexOf(token));
  assert.equal(document.getText(), "const token = process.env.WAMSG_ACCESS_TOKEN;\n");
  assert.equal(await accounts.token(bikes), token);
  assert.match(editor.said.at(-1) ?? "", /now in the secret storage, for Bikes.*replace it at Meta\.$/);
  assert.ok(!editor.said.join().includes(token));
});

test("giving up leaves the text as it is", async () => {
  const accounts = new Accounts(fakeContext().context, simulatedAccount);
  const document = openDocument(script, "file:///bot.ts", "typescript");
  await moveSecret(accounts, () => Promise.reject(new Error("x")), document.uri, script.indexOf(token));
  assert.equal(document.getText(), script);
});
