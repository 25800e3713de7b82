import * as vscode from "vscode";
import type { FoundSecret } from "../core/secrets/findSecrets.ts";
import { replaceSecret, written } from "../core/secrets/replaceSecret.ts";
import { addAccount, type ProbeAccount } from "./accountEditing.ts";
import type { Account, Accounts } from "./accounts.ts";
import { toRange } from "./messageDocument.ts";
import { secretLanguageOf, secretsIn } from "./secretLinter.ts";

/**
 * Takes a secret out of a text into the secret storage of an account, and puts a variable of the environment in its place.
 * `uri` and `offset` say where it stands.
 */
export async function moveSecret(
  accounts: Accounts,
  probe: ProbeAccount,
  uri: unknown,
  offset: unknown,
): Promise<void> {
  if (!(uri instanceof vscode.Uri) || typeof offset !== "number") return;
  const document = await vscode.workspace.openTextDocument(uri);
  const found = secretsIn(document).find(({ span }) => span.start === offset);
  if (!found) return;
  const value = document.getText().slice(found.span.start, found.span.end);
  const account = await store(accounts, probe, found, value);
  if (!account) return;
  // The question took its time: the secret is looked for where it is now.
  const now = secretsIn(document).find(
    ({ span }) => document.getText().slice(span.start, span.end) === value,
  );
  if (now) await replace(document, now);
  const what = found.kind === "accessToken" ? "access token" : "app secret";
  vscode.window.showInformationMessage(
    `The ${what} is now in the secret storage, for ${account.name}; the text reads ${written(found.kind, secretLanguageOf(document))}. If the file was ever committed or shared, the ${what} is known: replace it at Meta.`,
  );
}

/** The account that has the secret now; `undefined` where the person gave up. */
async function store(
  accounts: Accounts,
  probe: ProbeAccount,
  { kind }: FoundSecret,
  value: string,
): Promise<Account | undefined> {
  const stored = accounts.all.filter(({ simulated }) => !simulated);
  const another = { label: "$(add) Add Account…", description: "", account: undefined };
  const picked = await vscode.window.showQuickPick(
    [
      ...stored.map(account => ({
        label: account.name,
        description: `${account.displayPhoneNumber ?? account.phoneNumberId} · ${new URL(account.origin).host}`,
        account,
      })),
      another,
    ],
    {
      title: kind === "accessToken" ? "Whose access token is it?" : "Whose app secret is it?",
      placeHolder: "It takes the place of the one that is stored for this account",
    },
  );
  if (!picked) return undefined;
  if (!picked.account)
    return addAccount(accounts, probe, kind === "accessToken" ? { token: value } : { appSecret: value });
  if (kind === "accessToken") await accounts.setToken(picked.account, value);
  else await accounts.setAppSecret(picked.account, value);
  return picked.account;
}

async function replace(document: vscode.TextDocument, found: FoundSecret): Promise<void> {
  const { span, text } = replaceSecret(document.getText(), found, secretLanguageOf(document));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, toRange(document, span), text);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error("The text could not be changed; the secret is stored all the same.");
}
