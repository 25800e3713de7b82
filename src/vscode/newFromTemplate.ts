import * as vscode from "vscode";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import { templatePayload } from "../core/templates/templatePayload.ts";
import { openNewMessage } from "./newMessage.ts";

/** `New Message from Template…`: a message that fills every variable of a template that was pulled. Works offline. */
export async function newFromTemplate(templates: readonly TemplateDefinition[]): Promise<void> {
  if (templates.length === 0) {
    const choice = await vscode.window.showInformationMessage(
      "No templates are known in this folder. Pull them from your account once; after that they are in wamsg.templates.json.",
      "Pull Templates",
    );
    if (choice) await vscode.commands.executeCommand("wamsg.pullTemplates");
    return;
  }
  const picked = await vscode.window.showQuickPick(
    [...templates].sort(bySendable).map(template => ({
      label: `$(${sendable(template) ? "file-code" : "circle-slash"}) ${template.name}`,
      description: `${template.language} · ${described(template)}`,
      detail: template.content.body?.text.replace(/\s+/g, " ").slice(0, 120) ?? "",
      template,
    })),
    {
      title: "New Message from Template",
      placeHolder: "Which template?",
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (!picked) return;
  const payload = templatePayload(picked.template, Date.now());
  await openNewMessage(picked.template.name, `${JSON.stringify(payload, undefined, 2)}\n`);
}

/** Those that can be sent come first. */
const bySendable = (a: TemplateDefinition, b: TemplateDefinition): number =>
  Number(sendable(b)) - Number(sendable(a)) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const sendable = ({ status }: TemplateDefinition): boolean => status === "APPROVED" || status === "";

const described = ({ category, status }: TemplateDefinition): string =>
  [category, status === "APPROVED" ? "" : status]
    .filter(Boolean)
    .map(word => word.toLowerCase().replaceAll("_", " "))
    .join(" · ");
