import { writeFileSync } from "node:fs";
import * as vscode from "vscode";

/** Runs in the extension host, before anything has woken the extension. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension("wamsg.wamsg");
  if (!extension || extension.isActive) throw new Error("The extension is missing, or awake too early.");
  const begun = performance.now();
  await extension.activate();
  writeFileSync(process.env.WAMSG_TEST_REPORT ?? "", String(performance.now() - begun));
}
