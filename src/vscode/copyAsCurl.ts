import * as vscode from "vscode";
import { toCurl } from "../core/curl/toCurl.ts";
import { resolvePayload } from "../core/payload/resolvePayload.ts";
import type { Account } from "./accounts.ts";
import { explainUnresolved } from "./sending.ts";
import { readSettings } from "./settings.ts";
import type { Target } from "./targets.ts";

/** Copies the request that a send would make; the token is `$WAMSG_ACCESS_TOKEN`, never itself. */
export async function copyAsCurl(
  { source, payload }: Target,
  account: Account,
  origin: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const resolved = resolvePayload(payload.value, variables);
  if (resolved.kind === "unresolved") return explainUnresolved("Not copied", resolved.variables);
  if (resolved.kind !== "resolved") return;
  const url = `${origin}/${readSettings(source.uri).apiVersion}/${account.phoneNumberId}/messages`;
  await vscode.env.clipboard.writeText(toCurl({ url, body: resolved.body, quoting: "bash" }));
  vscode.window.setStatusBarMessage("$(check) Copied as cURL", 3000);
}
