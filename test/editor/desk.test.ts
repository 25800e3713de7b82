import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Page } from "playwright-core";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { token as leaked } from "../core/secrets/secrets.ts";
import { addAccount } from "./addAccount.ts";
import { selectInExplorer, textMessage, uploads, writeDeskFiles } from "./deskSteps.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { clipboardAllowed, type Session, session } from "./session.ts";

const token = "marked.secret.0123456789";

const clipboard = (page: Page): Promise<string> => page.evaluate("navigator.clipboard.readText()");

async function curl({ workbench, picture }: Session, look: string): Promise<void> {
  const { page } = workbench;
  await workbench.openFile("b-one.wamsg.json");
  await workbench.codeLens("b-one.wamsg.json", "Copy as cURL").click();
  await page.locator(".statusbar-item").getByText("Copied as cURL").waitFor();
  const copied = await clipboard(page);
  assert.match(copied, /^curl [\s\S]*\/messages[\s\S]*\$WAMSG_ACCESS_TOKEN[\s\S]*One/);
  assert.ok(!copied.includes(token));

  const foreign = `curl -X POST 'https://graph.facebook.com/v25.0/310987654321098/messages' -H 'Authorization: Bearer ${leaked}' -H 'Content-Type: application/json' -d '${textMessage("From cURL")}'`;
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(foreign)})`);
  await workbench.run("Wamsg: New Message from cURL");
  await workbench.notification("It was left out of the file").waitFor();
  await page.locator('.tab.active[data-resource-name^="text"]').waitFor();
  await page.locator(".monaco-editor.focused .view-line").getByText("From cURL").waitFor();
  await picture(`from-curl-${look}`);
  assert.ok(!(await page.locator(".monaco-workbench").textContent())?.includes(leaked));
  // The account is filled in from the command, its token included.
  await workbench.notification("It was left out").getByRole("button", { name: "Add Account…" }).click();
  await workbench.quickInput.fill("From cURL");
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-titlebar").getByText("(2/").waitFor();
  assert.equal(await workbench.quickInput.inputValue(), "310987654321098");
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-titlebar").getByText("(3/").waitFor();
  assert.equal(await workbench.quickInput.inputValue(), leaked);
  await page.keyboard.press("Escape");
}

/** The file of the samples has templates that an account need not have: they are kept, and what is new comes to them. */
async function templates(
  { workbench, folder, picture }: Session,
  look: string,
  owner: string,
): Promise<void> {
  const { page } = workbench;
  await workbench.run("Wamsg: Pull Templates");
  if (owner !== "Simulator") {
    const gone = workbench.notification(new RegExp(`${owner} has no \\w+`));
    await gone.waitFor();
    await picture(`templates-gone-${look}`);
    await gone.getByRole("button", { name: "Keep" }).click();
  }
  const pulled = workbench.notification(new RegExp(`templates? of ${owner}: 1 new`));
  await pulled.waitFor();
  await picture(`pulled-${look}`);
  const written = readFileSync(join(folder, "wamsg.templates.json"), "utf8");
  for (const name of ["order_update", "hello_world"]) assert.ok(written.includes(`"${name}"`), name);
  await pulled.getByRole("button", { name: "New Message from Template…" }).click();
  await workbench.quickInput.fill("hello");
  await workbench.pick("hello_world").waitFor();
  await picture(`from-template-${look}`);
  await workbench.pick("hello_world").click();
  await page.locator('.tab.active[data-resource-name^="hello_world"]').waitFor();
  await page.locator(".monaco-editor.focused .view-line").getByText("hello_world").first().waitFor();
}

/** Warned of, moved into the secret storage by the quick fix, and gone from the file. */
async function secrets({ workbench, folder, picture }: Session, look: string, owner: string): Promise<void> {
  await workbench.openFile(".env");
  await workbench.squiggles(".env", "warning").first().waitFor();
  await workbench.select(".env", leaked.slice(0, 8));
  await picture(`secret-${look}`);
  await workbench.quickFix("Move the access token into the secret storage");
  await workbench.pick(owner).waitFor();
  await picture(`secret-owner-${look}`);
  if (owner === "Add Account") {
    await workbench.page.keyboard.press("Escape");
    await workbench.quickFix("Replace the access token with");
  } else await workbench.pick(owner).click();
  await workbench.squiggles(".env", "warning").first().waitFor({ state: "detached" });
  await workbench.run("File: Save All Files");
  assert.ok(!readFileSync(join(folder, ".env"), "utf8").includes(leaked));
}

test("pictures are uploaded, commands and templates become messages, and files are sent together, through the simulator", async () => {
  const settings = { "wamsg.simulator.speed": 10, "wamsg.sequence.deliveredTimeoutSeconds": 120 };
  await session(
    "desk-simulator",
    { appearance: "dark", vsix: vsix(), settings, prepare: clipboardAllowed },
    async it => {
      const { workbench, dataFolder, picture } = it;
      writeDeskFiles(it);
      await workbench.ready();
      // A folder that holds messages is enough: none was opened yet.
      await workbench.openFile(".env");
      await workbench.squiggles(".env", "warning").first().waitFor();
      await uploads(it, "dark");
      await curl(it, "dark");
      await templates(it, "dark", "Simulator");
      await secrets(it, "dark", "Add Account");

      // Several files of the explorer are one sequence.
      await selectInExplorer(workbench, ["a-paper.wamsg.json", "b-one.wamsg.json", "b-two.wamsg.json"]);
      await picture("explorer-menu-dark");
      await workbench.choose("Send to test number");
      await workbench.notification(/Done: 3 of 3 sent\./).waitFor({ timeout: 60_000 });
      await picture("files-sent-dark");

      // Cancelled while it waits for a delivery that never comes; continued, it goes on with the next one.
      await workbench.openFile("c-off.wamsg.json");
      await workbench.editor("c-off.wamsg.json").locator(".view-lines").click();
      await workbench.page.keyboard.press("Control+a");
      await workbench.run("Wamsg: Send to…");
      await workbench.pick("As the file says").click();
      const waiting = workbench.notification("waits until it is delivered");
      await waiting.waitFor();
      await picture("sequence-waits-dark");
      await waiting.getByRole("button", { name: "Cancel" }).click();
      const stopped = workbench.notification(/Stopped before c-off\.wamsg\.json \(message 2\)/);
      await stopped.waitFor();
      await picture("sequence-cancelled-dark");
      await stopped.getByRole("button", { name: "Continue" }).click();
      await workbench.notification(/Done: 2 of 2 sent\./).waitFor();
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});

test("the same goes through an account with a token, which stands nowhere", async context => {
  const { baseUrl, wabaId, phoneNumberId, sent } = await api(context);
  await session(
    "desk-account",
    { appearance: "light", vsix: vsix(), prepare: clipboardAllowed },
    async it => {
      const { workbench, dataFolder, folder, picture } = it;
      writeDeskFiles(it);
      await workbench.ready();
      await workbench.openFile("b-one.wamsg.json");
      const number = "+15551234567";
      await addAccount(workbench, [
        "Bikes",
        phoneNumberId,
        token,
        wabaId,
        "",
        number,
        baseUrl,
        "Authorization: Bearer",
      ]);
      await workbench.notification("Bikes is ready").waitFor();
      await uploads(it, "light");
      await curl(it, "light");
      await templates(it, "light", "Bikes");

      // New recipients and what there is to know are one question, the lack of webhooks is another.
      await selectInExplorer(workbench, ["b-one.wamsg.json", "b-two.wamsg.json"]);
      await workbench.choose("Send to test number");
      const question = workbench.dialog(`Send 2 real messages to +1 555 123 4567?`);
      await question.getByText("window-unknown").waitFor();
      await picture("real-question-light");
      await question.getByRole("button", { name: "Send anyway" }).click();
      const deaf = workbench.dialog("Wamsg does not hear when messages of Bikes are delivered");
      await deaf.waitFor();
      await picture("real-no-webhooks-light");
      await deaf.getByRole("button", { name: "Send Without Waiting" }).click();
      await workbench.notification(/Done: 2 of 2 sent\./).waitFor();
      await picture("real-sent-light");
      assert.equal(sent.length, 2);

      await secrets(it, "light", "Bikes");
      assert.deepEqual(faults(dataFolder), []);
      assert.deepEqual(filesWith(token, dataFolder, folder), []);
    },
  );
});

/** The files below some folders that hold a text. */
const filesWith = (text: string, ...folders: readonly string[]): string[] =>
  folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter(file => readFileSync(file).includes(text)),
  );

/** The simulator as the API of an account with a token of its own. */
async function api(context: TestContext) {
  const sent: unknown[] = [];
  const simulator = await startSimulator({
    appSecret: "s",
    accessToken: token,
    speed: 10,
    onSent: ({ payload }) => void sent.push(payload),
  });
  context.after(() => simulator.close());
  return { ...simulator, sent };
}
