import * as vscode from "vscode";
import { payloadFromCurl } from "../core/curl/payloadFromCurl.ts";
import { addAccount, type ProbeAccount } from "./accountEditing.ts";
import { answersFromCurl } from "./accountSteps.ts";
import type { Accounts } from "./accounts.ts";
import { openNewMessage } from "./newMessage.ts";

/**
 * `New Message from cURL`: the message of the command in the clipboard, as an untitled file. A token that was in it is never
 * written there; it is offered to be kept in the secret storage.
 */
export async function newMessageFromCurl(accounts: Accounts, probe: ProbeAccount): Promise<void> {
  const command = await vscode.env.clipboard.readText();
  const read = payloadFromCurl(command);
  if (read.kind === "nothing") {
    vscode.window.showInformationMessage(read.reason);
    return;
  }
  const { text, kind, token, origin } = read.payload;
  await openNewMessage(kind, text);
  const add = () => addAccount(accounts, probe, { ...answersFromCurl(command), ...(token && { token }) });
  if (token) await offerToKeep(accounts, token, origin, add);
}

async function offerToKeep(
  accounts: Accounts,
  token: string,
  origin: string | undefined,
  addWith: () => Promise<unknown>,
): Promise<void> {
  const account = accounts.current;
  // A token belongs to one origin: it is offered to an account of that one only.
  const fits = !account.simulated && account.origin === origin;
  const keep = `Keep for ${account.name}`;
  const add = "Add Account…";
  const choice = await vscode.window.showWarningMessage(
    `The curl command holds an access token. It was left out of the file.${fits ? " Keep it in the editor's secret storage, in place of the one that is there?" : " Add an account to keep it in the editor's secret storage."}`,
    ...(fits ? [keep] : []),
    add,
  );
  if (choice === keep && fits) await accounts.setToken(account, token);
  else if (choice === add) await addWith();
}
