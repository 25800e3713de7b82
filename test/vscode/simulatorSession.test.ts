import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import { SimulatorSession } from "../../src/vscode/simulatorSession.ts";
import { TemplateDefinitions } from "../../src/vscode/templateDefinitions.ts";
import { changeFile, editor, resetEditor } from "../fakes/vscode.ts";

const file = "file:///shop/wamsg.templates.json";

const approved = (name: string) => ({
  name,
  language: "en_US",
  status: "APPROVED",
  category: "UTILITY",
  components: [{ type: "BODY", text: "Hello {{1}}." }],
});

const templates = (...names: string[]): string => JSON.stringify({ data: names.map(approved) });

/** The simulator of an editor with a workspace, as the composition root puts it together. */
function openEditor(context: TestContext, ...folders: string[]) {
  resetEditor();
  editor.folders = folders.length > 0 ? folders : ["file:///shop"];
  const silent = new Proxy({}, { get: () => () => {} }) as vscode.LogOutputChannel;
  const definitions = new TemplateDefinitions();
  const session = new SimulatorSession(silent, {
    templates: () => definitions.known,
    appSecret: async () => "secret",
    received: async () => {},
    knownInbound: () => {},
    taken: () => {},
  });
  definitions.onDidChange(() => session.templatesChanged());
  context.after(() => {
    definitions.dispose();
    session.dispose();
  });
  return {
    session,
    /** The error code of a template message, or that it was taken. */
    async send(name: string, ...values: string[]): Promise<unknown> {
      const { baseUrl, phoneNumberId, accessToken, apiVersion } = await session.connect();
      const parameters = values.map(text => ({ type: "text", text }));
      const response = await fetch(`${baseUrl}/${apiVersion}/${phoneNumberId}/messages`, {
        method: "POST",
        headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
        body: JSON.stringify({
          messaging_product: "whatsapp",
          to: "+15551234567",
          type: "template",
          template: { name, language: { code: "en_US" }, components: [{ type: "body", parameters }] },
        }),
      });
      const { error } = (await response.json()) as { error?: { code: number } };
      return error?.code ?? "taken";
    },
    /** Another program writes the file, and the editor has noticed. */
    async write(uri: string, text?: string): Promise<void> {
      const noticed = new Promise<void>(resolve => {
        const once = definitions.onDidChange(() => {
          once.dispose();
          resolve();
        });
      });
      changeFile(uri, text);
      await noticed;
    },
  };
}

test("the simulator has the templates of the workspace, and refuses others as Meta does", async context => {
  const { send, write } = openEditor(context);
  await write(file, templates("order_shipped"));
  assert.equal(await send("order_shipped", "Robin"), "taken");
  assert.equal(await send("order_shipped"), 132000);
  assert.equal(await send("order_lost", "Robin"), 132001);
});

test("a simulator that runs follows the file, and forgives while there is none or half of one", async context => {
  const { send, write } = openEditor(context);
  assert.equal(await send("order_lost", "Robin"), "taken");
  await write(file, templates("order_shipped"));
  assert.equal(await send("order_lost", "Robin"), 132001);
  await write(file, templates("order_lost"));
  assert.equal(await send("order_lost", "Robin"), "taken");
  assert.equal(await send("order_shipped", "Robin"), 132001);
  await write(file, `{ "data": [`);
  assert.equal(await send("order_shipped", "Robin"), "taken");
  await write(file);
  assert.equal(await send("order_shipped", "Robin"), "taken");
});

test("a folder without the file is not held to the file of another one", async context => {
  const { send, write } = openEditor(context, "file:///shop", "file:///bot");
  await write(file, templates("order_shipped"));
  assert.equal(await send("order_shipped"), 132000);
  assert.equal(await send("of_the_bot", "Robin"), "taken");
  await write("file:///bot/wamsg.templates.json", templates("of_the_bot"));
  assert.equal(await send("of_the_bot", "Robin"), "taken");
  assert.equal(await send("order_lost", "Robin"), 132001);
});

test("the window of a customer is known once the simulator runs, and only from it", async context => {
  const { session } = openEditor(context);
  assert.equal(session.windowOf("+15550100001"), undefined);
  await session.connect();
  assert.deepEqual(
    ["+15550100001", "+15550131047"].map(number => session.windowOf(number)?.open),
    [true, false],
  );
});
