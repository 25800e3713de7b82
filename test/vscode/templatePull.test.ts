import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, type TestContext, test } from "node:test";
import { Agent } from "undici";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { Accounts } from "../../src/vscode/accounts.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { type PullPorts, pullIntoWorkspace } from "../../src/vscode/templatePull.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, openDocument, resetEditor } from "../fakes/vscode.ts";
import { httpAnswer, rawServer } from "../node/cloudApi/endpoints.ts";

beforeEach(resetEditor);

const file = "file:///bikes/wamsg.templates.json";
const template = (name: string) => ({ name, language: "en_US", status: "APPROVED", id: "7" });

/** A person with a folder open, and an account that has these templates. */
async function desk(context: TestContext, templates: object[], over: Partial<PullPorts> = {}) {
  editor.folders = ["file:///bikes"];
  const dispatcher = new Agent();
  context.after(() => dispatcher.destroy());
  const baseUrl = await rawServer(context, socket =>
    socket.write(httpAnswer(200, JSON.stringify({ data: templates }))),
  );
  const accounts = new Accounts(fakeContext().context, simulatedAccount);
  const sender = { baseUrl, apiVersion: "v25.0", phoneNumberId: "1", accessToken: "marked", dispatcher };
  const ports: PullPorts = { accounts, connect: async () => sender, wabaId: async () => "5309", ...over };
  return { accounts, pull: () => pullIntoWorkspace(ports) };
}

const written = () => JSON.parse(editor.files.get(file) ?? "null");

test("templates come into a file of the workspace folder, which says how many are new", async context => {
  const { pull } = await desk(context, [template("b"), template("a")]);
  await pull();
  assert.deepEqual(written(), { data: [template("a"), template("b")] });
  assert.match(editor.said.at(-1) ?? "", /^2 templates of Simulator: 2 new\.$/);
});

test("the simulator's templates are the workspace's own: pulling them changes nothing, byte for byte", async context => {
  const byHand = `{"name": "by_hand", "language": "de", "components": [{"type": "BODY", "text": "Hallo {{name}}"}]}`;
  const samples = readFileSync("samples/wamsg.templates.json", "utf8").replace("[", `[ ${byHand},`);
  const simulator = await startSimulator({ appSecret: "s", templates: JSON.parse(samples) });
  context.after(() => simulator.close());
  const { baseUrl, phoneNumberId, accessToken, wabaId } = simulator;
  const { pull } = await desk(context, [], {
    connect: async () => ({ baseUrl, phoneNumberId, accessToken, apiVersion: "v25.0" }),
    wabaId: async () => wabaId,
  });
  editor.files.set(file, samples);
  await pull();
  assert.match(editor.said.at(-1) ?? "", /: 1 new\.$/, "hello_world, which every account has");
  const first = editor.files.get(file) ?? "";
  assert.ok(first.startsWith(samples.slice(0, samples.lastIndexOf("}\n  ]"))));
  await pull();
  assert.match(editor.said.at(-1) ?? "", /: nothing has changed\.$/);
  assert.equal(editor.files.get(file), first);
});

test("a file that is open is changed in the editor, so that it can be undone, and saved", async context => {
  const { pull } = await desk(context, [template("a"), template("b")]);
  const before = `${JSON.stringify({ data: [template("a")] }, undefined, 2)}\n`;
  editor.files.set(file, before);
  const document = openDocument(before, file, "json");
  await pull();
  assert.equal(document.version, 2);
  assert.deepEqual(written(), { data: [template("a"), template("b")] });
  await pull();
  assert.equal(document.version, 2, "nothing has changed: nothing is touched");
  assert.match(editor.said.at(-1) ?? "", /nothing has changed/);
});

test("templates that the account does not have are removed from the file only where the person says so", async context => {
  const { pull } = await desk(context, [template("a")]);
  const before = JSON.stringify({ data: [template("a"), template("gone")] });
  editor.files.set(file, before);
  await pull();
  assert.match(
    editor.said.at(-2) ?? "",
    /Simulator has no gone \(en_US\), which is in wamsg\.templates\.json/,
  );
  assert.equal(editor.files.get(file), before);
  editor.answers = ["Remove from file"];
  await pull();
  assert.deepEqual(written(), { data: [template("a")] });
});

test("a file that holds something else is left as it is", async context => {
  const { pull } = await desk(context, [template("a")]);
  editor.files.set(file, "{ half");
  await pull();
  assert.equal(editor.files.get(file), "{ half");
  assert.match(editor.said.at(-1) ?? "", /holds something else than templates/);
});

test("where the account cannot be asked, the file stays and the reason is told", async context => {
  const { pull } = await desk(context, [], { connect: () => Promise.reject(new Error("No network.")) });
  editor.files.set(file, "[]");
  await pull();
  assert.equal(editor.files.get(file), "[]");
  assert.match(editor.said.at(-1) ?? "", /^The templates of Simulator were not pulled\. No network\.$/);
});

test("without a folder there is nowhere to keep them", async context => {
  const { pull } = await desk(context, [template("a")]);
  editor.folders = [];
  await pull();
  assert.match(editor.said.at(-1) ?? "", /Open a folder first/);
});

test("an account without its business account's ID is asked for it once", async context => {
  const { accounts, pull } = await desk(context, [template("a")], {
    wabaId: async account => account.wabaId,
  });
  const bikes = {
    ...simulatedAccount,
    id: "bikes",
    name: "Bikes",
    simulated: false,
    origin: "https://graph.example",
  };
  await accounts.add(bikes, "marked");
  editor.inputs = ["", "5309876"];
  await pull();
  assert.equal(accounts.current.wabaId, "5309876");
  assert.deepEqual(written(), { data: [template("a")] });
});

test("an untrusted workspace pulls nothing from a real account", async context => {
  const { accounts, pull } = await desk(context, [template("a")]);
  await accounts.add(
    { ...simulatedAccount, id: "bikes", simulated: false, origin: "https://graph.example" },
    "marked",
  );
  editor.trusted = false;
  await pull();
  assert.equal(written(), null);
  assert.match(editor.said.at(-1) ?? "", /need a trusted workspace/);
});
