import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Session, session } from "../editor/session.ts";
import { samples } from "../host/folders.ts";
import { packBareExtension } from "./bareExtension.ts";

declare global {
  var lastKeyAt: number;
  var paintedAt: Promise<number>;
}

/** Milliseconds from each key pressed to the frame in which a preview beside the editor shows it. */
export interface PreviewTimes {
  /** A preview that puts the document's text into its page and does nothing else. */
  readonly bare: readonly number[];
  readonly message: readonly number[];
  /** A conversation of 500 messages, of which one in the middle is typed in. */
  readonly conversation: readonly number[];
  /** The text of that conversation, as JSON, in the bare preview: what the editor and its JSON service take for it. */
  readonly bareConversation: readonly number[];
  /** The Markdown preview that VS Code brings along. */
  readonly markdown: readonly number[];
}

interface Rival {
  readonly file: string;
  /** Title of the command that opens the preview. */
  readonly command: string;
  /** Keys in each round. Rounds take turns, so that whatever else the machine does meets all of them. */
  readonly keys: number;
}

const rivals: Readonly<Record<keyof PreviewTimes, Rival>> = {
  bare: { file: "bare.json", command: "Bare: Open Preview", keys: 40 },
  message: { file: "measured.wamsg.json", command: "Wamsg: Open Preview to the Side", keys: 40 },
  conversation: { file: "conversation500.wamsg.json", command: "Wamsg: Open Preview to the Side", keys: 30 },
  bareConversation: { file: "long.json", command: "Bare: Open Preview", keys: 30 },
  markdown: { file: "measured.md", command: "Markdown: Open Preview to the Side", keys: 15 },
};

/** Types the same words into the same text in each of the previews, by turns, in one editor. */
export async function previewTimes(vsix: string, rounds = 3): Promise<PreviewTimes> {
  const packages = [vsix, await packBareExtension(bareExtension)];
  const settings = { "files.simpleDialog.enable": true };
  return session("bench-preview", { appearance: "light", vsix: packages, settings }, async session => {
    const { workbench, folder } = session;
    writeFiles(folder);
    await workbench.ready();
    await workbench.page.evaluate(() => {
      addEventListener(
        "keydown",
        () => (globalThis.lastKeyAt = performance.timeOrigin + performance.now()),
        true,
      );
    });
    const times: Record<keyof PreviewTimes, number[]> = {
      bare: [],
      message: [],
      conversation: [],
      bareConversation: [],
      markdown: [],
    };
    for (let round = 0; round < rounds; round++) {
      for (const [name, rival] of Object.entries(rivals) as [keyof PreviewTimes, Rival][])
        times[name].push(...(await measure(session, rival, round)));
    }
    return times;
  });
}

/** Stands once in each file. */
const words = "Hi Robin, measured";

function writeFiles(folder: string): void {
  const message = readFileSync(join(samples, "text.wamsg.json"), "utf8").replace("Hi Robin", words);
  if (!message.includes(words)) throw new Error("The sample of a text message greets nobody.");
  writeFileSync(join(folder, rivals.message.file), message);
  writeFileSync(join(folder, rivals.bare.file), message);
  writeFileSync(join(folder, rivals.markdown.file), `# A message\n\n${words}: your bike is *ready*.\n`);
  const kinds = readdirSync(samples)
    .filter(name => name.endsWith(".wamsg.json") && name !== "wamsg.templates.json")
    .flatMap(name => JSON.parse(readFileSync(join(samples, name), "utf8")));
  const all = Array.from({ length: 500 }, (_, at) => kinds[at % kinds.length]);
  all[250] = JSON.parse(message);
  for (const { file } of [rivals.conversation, rivals.bareConversation])
    writeFileSync(join(folder, file), `${JSON.stringify(all, null, 2)}\n`);
}

const warmUp = 10;

async function measure({ workbench }: Session, rival: Rival, round: number): Promise<number[]> {
  const { page } = workbench;
  await workbench.openFile(rival.file);
  await workbench.run(rival.command);
  const preview = workbench.preview.locator("body");
  await preview.getByText(words).first().waitFor();
  await workbench.select(rival.file, words);
  await page.keyboard.press("ArrowRight");
  // Every round types another letter, so that what is waited for was not there before.
  const letter = "xyz"[round] ?? "w";
  const times: number[] = [];
  for (let key = 1; key <= rival.keys + warmUp; key++) {
    const time = await pressKey(page, preview, letter, letter.repeat(key));
    if (key > warmUp) times.push(time);
  }
  await workbench.run("File: Save All");
  await workbench.run("View: Close All Editors");
  return times;
}

async function pressKey(
  page: Page,
  preview: ReturnType<Page["locator"]>,
  letter: string,
  expected: string,
): Promise<number> {
  await preview.evaluate((body, text) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    globalThis.paintedAt = promise;
    const observer = new MutationObserver(records => {
      if (!records.some(({ target }) => target.textContent?.includes(text))) return;
      observer.disconnect();
      // The frame callback runs before this change is painted, the message that it sends arrives after that.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port2.postMessage(undefined);
      });
    });
    observer.observe(body, { subtree: true, childList: true, characterData: true });
  }, expected);
  await page.keyboard.press(letter);
  const paintedAt = await preview.evaluate(() => globalThis.paintedAt);
  return paintedAt - (await page.evaluate(() => globalThis.lastKeyAt));
}

export const bareExtension = {
  name: "bare-preview",
  activationEvents: [],
  contributes: { commands: [{ command: "bare.preview", title: "Open Preview", category: "Bare" }] },
  source: `
const vscode = require("vscode");
exports.activate = () => {
  vscode.commands.registerCommand("bare.preview", () => {
    const { document } = vscode.window.activeTextEditor;
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const { webview } = vscode.window.createWebviewPanel("bare", "Bare", place, { enableScripts: true });
    webview.html = '<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src \\'none\\'; script-src \\'nonce-a\\'">' +
      '<pre></pre><script nonce="a">const pre = document.querySelector("pre");' +
      'addEventListener("message", event => { pre.textContent = event.data; });' +
      'acquireVsCodeApi().postMessage("ready");</script>';
    webview.onDidReceiveMessage(() => webview.postMessage(document.getText()));
    vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document === document) webview.postMessage(document.getText());
    });
  });
};
`,
};
