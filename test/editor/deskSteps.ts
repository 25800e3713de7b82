import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { token as leaked } from "../core/secrets/secrets.ts";
import { root } from "../host/folders.ts";
import type { Session } from "./session.ts";
import type { Workbench } from "./workbench.ts";

export const message = (body: object) =>
  JSON.stringify({ messaging_product: "whatsapp", to: "${testNumber}", ...body }, null, 2);

export const textMessage = (body: string, to = "${testNumber}") =>
  message({ to, type: "text", text: { body } });

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

/** Waits until a message has the id of an upload, and nothing else in its place. */
export async function hasMediaId(workbench: Workbench, name: string): Promise<void> {
  await workbench
    .editor(name)
    .locator(".view-line")
    .filter({ hasText: /"id":\s"\d+"/ })
    .waitFor();
  assert.doesNotMatch(await textOf(workbench, name), /"link"/);
}

/** A picture that is chosen, a file that is dropped, a picture that is pasted, and a text that is pasted. */
export async function uploads({ workbench, folder, picture }: Session, look: string): Promise<void> {
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

/** Several files, with their menu open. */
export async function selectInExplorer(workbench: Workbench, names: readonly string[]): Promise<void> {
  const [first = "", ...others] = names;
  await workbench.explorerFile(first).click();
  for (const name of others) await workbench.explorerFile(name).click({ modifiers: ["Control"] });
  await workbench.explorerFile(first).click({ button: "right" });
}

/** The files that the steps below work with. */
export function writeDeskFiles({ folder }: Session): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  copyFileSync(join(root, "media", "icon.png"), join(folder, "a-photo.png"));
}
