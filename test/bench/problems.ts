import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { session } from "../editor/session.ts";
import { packBareExtension } from "./bareExtension.ts";

declare global {
  var squiggledAt: Promise<number>;
  var keyAt: number;
}

/** Milliseconds from each key that makes or mends a mistake to the frame in which its underline is there or gone. */
export async function problemTimes(vsix: string, keys: number): Promise<number[]> {
  return session("bench-problems", { appearance: "light", vsix }, async ({ workbench }) => {
    const file = "text.wamsg.json";
    await workbench.ready();
    await workbench.openFile(file);
    await workbench.codeLens(file, "Send to test number").waitFor();
    await workbench.select(file, `"type": "text`);
    await workbench.page.keyboard.press("ArrowRight");
    return measure(workbench.page, keys);
  });
}

/** The same in an extension that publishes a fixed problem on every change while a q is in the text. */
export async function bareProblemTimes(keys: number): Promise<number[]> {
  const vsix = await packBareExtension({
    name: "bare-problems",
    activationEvents: ["onStartupFinished", "onLanguage:bare"],
    contributes: { languages: [{ id: "bare", extensions: [".bare"] }] },
    source: bareSource,
  });
  return session("bench-bare-problems", { appearance: "light", vsix }, async ({ workbench, folder }) => {
    writeFileSync(join(folder, "a.bare"), "text\n");
    await workbench.ready();
    await workbench.openFile("a.bare");
    await workbench.select("a.bare", "text");
    await workbench.page.keyboard.press("ArrowRight");
    return measure(workbench.page, keys);
  });
}

const warmUp = 6;

async function measure(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => {
    addEventListener("keydown", () => (globalThis.keyAt = performance.now()), true);
  });
  const times: number[] = [];
  for (let key = 0; key < keys + warmUp; key++) {
    const wanted = key % 2 === 0;
    await page.evaluate(there => {
      globalThis.squiggledAt = new Promise(resolve => {
        const look = () => {
          const squiggled = document.querySelector(".editor-instance .squiggly-error") !== null;
          // The frame after this one shows what this one has drawn.
          if (squiggled === there) requestAnimationFrame(() => resolve(performance.now()));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    }, wanted);
    await page.keyboard.press(wanted ? "q" : "Backspace");
    const time = await page.evaluate(async () => (await globalThis.squiggledAt) - globalThis.keyAt);
    if (key >= warmUp) times.push(time);
  }
  return times;
}

const bareSource = `
const vscode = require("vscode");
exports.activate = () => {
  const collection = vscode.languages.createDiagnosticCollection("bare");
  const problem = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 4), "A problem.", vscode.DiagnosticSeverity.Error);
  const publish = document => {
    if (document.languageId === "bare") collection.set(document.uri, /q/.test(document.getText()) ? [problem] : []);
  };
  vscode.workspace.onDidChangeTextDocument(({ document }) => publish(document));
  vscode.workspace.textDocuments.forEach(publish);
};
`;
