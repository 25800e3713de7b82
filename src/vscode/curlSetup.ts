import * as vscode from "vscode";
import type { ProbeAccount } from "./accountEditing.ts";
import { type Account, type Accounts, baseUrlOf } from "./accounts.ts";
import { type CopyForm, copyRequest, pickForm, usualShell } from "./copyRequest.ts";
import { newMessageFromCurl } from "./newMessageFromCurl.ts";
import { findTarget } from "./targets.ts";

/** What copying needs from the rest of the extension. */
export interface CurlSurroundings {
  readonly accounts: Accounts;
  /** Tries out an account that is added with the token of a command. */
  readonly probe: ProbeAccount;
  variables(source: vscode.TextDocument): Readonly<Record<string, string>>;
  /** Where the simulator is; it starts where it is not running. */
  simulatorUrl(): Promise<string>;
}

/** Everything about requests as text: copied as cURL or `fetch`, and read back from cURL. */
export function registerCurl({
  accounts,
  probe,
  variables,
  simulatorUrl,
}: CurlSurroundings): vscode.Disposable {
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`wamsg.${name}`, run);
  const urlOf = async (account: Account) => (account.simulated ? simulatorUrl() : baseUrlOf(account));
  const copy = async (uri: unknown, at: unknown, formOf: () => Promise<CopyForm | undefined>) => {
    const target = await findTarget(uri, at);
    const form = target && (await formOf());
    if (!form) return;
    const account = accounts.current;
    await copyRequest(target, form, account, await urlOf(account), variables(target.source));
  };
  return vscode.Disposable.from(
    command("copyAsCurl", (uri, at) => copy(uri, at, async () => usualShell())),
    command("copyAsFetch", (uri, at) => copy(uri, at, async () => "fetch")),
    command("copyAs", (uri, at) => copy(uri, at, pickForm)),
    command("newMessageFromCurl", () => newMessageFromCurl(accounts, probe)),
  );
}
