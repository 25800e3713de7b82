import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Page } from "playwright-core";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { token as leaked } from "../core/secrets/secrets.ts";
import { root } from "../host/folders.ts";
import { addAccount } from "./addAccount.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { clipboardAllowed, type Session, session } from "./session.ts";
import type { Workbench } from "./workbench.ts";

const token = "marked.secret.0123456789";

const message = (body: object) =>
  JSON.stringify({ messaging_product: "whatsapp", to: "${testNumber}", ...body }, null, 2);
const textMessage = (body: string, to = "${testNumber}") => message({ to, type: "text", text: { body } });

/** On that number a simulated phone is off: nothing is ever delivered. */
const phoneThatIsOff = "+15550100001";

const files: Readonly<Record<string, string>> = {
  "a-picture.wamsg.json": message({ type: "image", image: { link: "https://www.example.com/a.jpg" } }),
  "a-paper.wamsg.json": message({ type: "document", document: { link: "https://www.example.com/a.pdf" } }),
  "a-pasted.wamsg.json": message({ type: "image", image: { link: "https://www.example.com/b.jpg" } }),
  "b-one.wamsg.json": textMessage("One"),
  "b-two.wamsg.json": textMessage("Two"),
  "c-off.wamsg.json": `[${textMessage("First", phoneThatIsOff)},\n${textMessage("Second")}]`,
  "brochure.pdf": "%PDF-1.4\n%%EOF\n",
  ".env": `WHATSAPP_TOKEN=${leaked}\n`,
};

/** The message that stands in an editor, without the blanks that the editor shows in its own way. */
const textOf = async (workbench: Workbench, name: string): Promise<string> =>
  (await workbench.editor(name).locator(".view-line").allInnerTexts()).join("").replace(/\s/g, "");

const clipboard = (page: Page): Promise<string> => page.evaluate("navigator.clipboard.readText()");

async function hasMediaId(workbench: Workbench, name: string): Promise<void> {
  await workbench
    .editor(name)
    .locator(".view-line")
    .filter({ hasText: /"id":\s"\d+"/ })
    .waitFor();
  assert.doesNotMatch(await textOf(workbench, name), /"link"/);
}

async function uploads({ workbench, folder, picture }: Session, look: string): Promise<void> {
  const { page } = workbench;
  // Chosen with the editor's own dialog.
  await workbench.openFile("a-picture.wamsg.json");
  await workbench.run("Wamsg: Upload Media…");
  await page.locator(".quick-input-titlebar").getByText("Upload Media").waitFor();
  await workbench.pick("a-photo.png").click();
  await hasMediaId(workbench, "a-picture.wamsg.json");
  await picture(`upload-${look}`);

  // What is known is listed with its expiry.
  await workbench.run("Wamsg: Upload Media…");
  await workbench.pick("a-photo.png").getByText("expires in 29 d").waitFor();
  await picture(`uploads-known-${look}`);
  await page.keyboard.press("Escape");

  // Dragged from the explorer; with Shift it is dropped into the text rather than opened.
  await workbench.openFile("a-paper.wamsg.json");
  await workbench.explorerFile("brochure.pdf").hover();
  await page.mouse.down();
  await page.keyboard.down("Shift");
  await workbench.editor("a-paper.wamsg.json").locator(".view-line").filter({ hasText: "link" }).hover();
  await page.mouse.move(700, 300, { steps: 5 });
  await workbench.editor("a-paper.wamsg.json").locator(".view-line").filter({ hasText: "link" }).hover();
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await hasMediaId(workbench, "a-paper.wamsg.json");
  await picture(`dropped-${look}`);

  // A picture that is only in the clipboard.
  await workbench.openFile("a-pasted.wamsg.json");
  await workbench.select("a-pasted.wamsg.json", "link");
  const png = readFileSync(join(folder, "a-photo.png")).toString("base64");
  const image = `new Blob([Uint8Array.from(atob("${png}"), it => it.charCodeAt(0))], { type: "image/png" })`;
  await page.evaluate(`navigator.clipboard.write([new ClipboardItem({ "image/png": ${image} })])`);
  await page.keyboard.press("Control+v");
  await hasMediaId(workbench, "a-pasted.wamsg.json");
  await picture(`pasted-${look}`);

  // Office programs add a picture to a text that is copied: the text is meant.
  await workbench.openFile("b-two.wamsg.json");
  await workbench.select("b-two.wamsg.json", "Two");
  const text = `new Blob(["Three"], { type: "text/plain" })`;
  await page.evaluate(
    `navigator.clipboard.write([new ClipboardItem({ "text/plain": ${text}, "image/png": ${image} })])`,
  );
  await page.keyboard.press("Control+v");
  await workbench
    .editor("b-two.wamsg.json")
    .locator(".view-line")
    .filter({ hasText: /"Three"/ })
    .waitFor();
  await workbench.run("File: Save All Files");
}

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

async function selectInExplorer(workbench: Workbench, names: readonly string[]): Promise<void> {
  const [first = "", ...others] = names;
  await workbench.explorerFile(first).click();
  for (const name of others) await workbench.explorerFile(name).click({ modifiers: ["Control"] });
  await workbench.explorerFile(first).click({ button: "right" });
}

test("pictures are uploaded, commands and templates become messages, and files are sent together, through the simulator", async () => {
  const settings = { "wamsg.simulator.speed": 10, "wamsg.sequence.deliveredTimeoutSeconds": 120 };
  await session(
    "desk-simulator",
    { appearance: "dark", vsix: vsix(), settings, prepare: clipboardAllowed },
    async it => {
      const { workbench, dataFolder, picture } = it;
      write(it);
      await workbench.ready();
      await uploads(it, "dark");
      await curl(it, "dark");
      await templates(it, "dark", "Simulator");
      await secrets(it, "dark", "Add Account");

      // Several files of the explorer are one sequence.
      await selectInExplorer(workbench, ["a-paper.wamsg.json", "b-one.wamsg.json", "b-two.wamsg.json"]);
      await picture("explorer-menu-dark");
      await workbench.menuItem("Send to test number").click();
      await workbench.notification(/Done: 3 of 3 sent\./).waitFor({ timeout: 60_000 });
      await picture("files-sent-dark");

      // Cancelled while it waits for a delivery that never comes; continued, it goes on with the next one.
      await workbench.openFile("c-off.wamsg.json");
      await workbench.editor("c-off.wamsg.json").locator(".view-lines").click();
      await workbench.page.keyboard.press("Control+a");
      await workbench.run("Wamsg: Send to…");
      await workbench.pick("As the file says").click();
      await workbench
        .dialog(/window-unknown/)
        .getByRole("button", { name: "Send anyway" })
        .click();
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
      write(it);
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
      await workbench.menuItem("Send to test number").click();
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

function write({ folder }: Session): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  copyFileSync(join(root, "media", "icon.png"), join(folder, "a-photo.png"));
}

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
