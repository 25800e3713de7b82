import * as vscode from "vscode";
import { newFromTemplate } from "./newFromTemplate.ts";
import type { TemplateDefinitions } from "./templateDefinitions.ts";
import { type PullPorts, pullIntoWorkspace } from "./templatePull.ts";

/** The commands that are about templates as a whole. */
export function registerTemplateCommands(
  templates: TemplateDefinitions,
  ports: PullPorts,
): vscode.Disposable {
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`wamsg.${name}`, run);
  return vscode.Disposable.from(
    command("pullTemplates", () => pullIntoWorkspace(ports)),
    command("newFromTemplate", () =>
      newFromTemplate(templates.for(vscode.window.activeTextEditor?.document.uri)),
    ),
  );
}
