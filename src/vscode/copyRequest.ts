import * as vscode from "vscode";
import type { Shell } from "../core/curl/shellWords.ts";
import { toCurl } from "../core/curl/toCurl.ts";
import { toFetch } from "../core/curl/toFetch.ts";
import { resolvePayload } from "../core/payload/resolvePayload.ts";
import type { Account } from "./accounts.ts";
import { explainUnresolved } from "./sending.ts";
import { readSettings } from "./settings.ts";
import type { Target } from "./targets.ts";

/** What a request can be copied as. */
export type CopyForm = Shell | "fetch";

/** Copies the request that a send would make; the token is a variable, never itself. */
export async function copyRequest(
  { source, payload }: Target,
  form: CopyForm,
  account: Account,
  baseUrl: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const resolved = resolvePayload(payload.value, variables);
  if (resolved.kind === "unresolved") return explainUnresolved("Not copied", resolved.variables);
  if (resolved.kind !== "resolved") return;
  const url = `${baseUrl}/${readSettings(source.uri).apiVersion}/${account.phoneNumberId}/messages`;
  const request = { url, body: resolved.body, authorization: account.authorization };
  await vscode.env.clipboard.writeText(
    form === "fetch" ? toFetch(request) : toCurl({ ...request, quoting: form }),
  );
  vscode.window.setStatusBarMessage(`$(check) Copied as ${form === "fetch" ? "fetch" : "cURL"}`, 3000);
}

/** The shell that the settings name, else the one people here are likely to paste into. */
export function usualShell(): Shell {
  const { curlShell } = readSettings();
  if (curlShell !== "auto") return curlShell;
  return process.platform === "win32" ? "powershell" : "bash";
}

/** `Copy As…` */
export async function pickForm(): Promise<CopyForm | undefined> {
  const forms: readonly { readonly label: string; readonly description: string; readonly form: CopyForm }[] =
    [
      { label: "cURL for bash", description: "zsh and sh too; $WAMSG_ACCESS_TOKEN", form: "bash" },
      {
        label: "cURL for PowerShell",
        description: "from 7.3 on; $env:WAMSG_ACCESS_TOKEN",
        form: "powershell",
      },
      { label: "cURL for cmd", description: "%WAMSG_ACCESS_TOKEN%", form: "cmd" },
      { label: "fetch", description: "JavaScript; process.env.WAMSG_ACCESS_TOKEN", form: "fetch" },
    ];
  const picked = await vscode.window.showQuickPick(forms, {
    title: "Copy As",
    placeHolder: "For which shell?",
  });
  return picked?.form;
}
