import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { readRecipients } from "../core/account/recipients.ts";
import { requireTrust } from "./accountCommands.ts";
import { type AccountAnswers, accountOf, askAccount, tokenOf } from "./accountSteps.ts";
import type { Account, Accounts } from "./accounts.ts";

/** What the API tells of an account when it is tried out. */
export type KnownOfAccount = Pick<Account, "displayPhoneNumber" | "country"> &
  Partial<Pick<Account, "tokenExpiresAtMs" | "qualityRating" | "messagingLimit">>;

/** Asks the API for what it knows of a number; throws a sentence where the account does not work. */
export type ProbeAccount = (account: Account, token: string, signal: AbortSignal) => Promise<KnownOfAccount>;

/** `Add Account…`: asks, tries the account out, stores it and makes it the current one. */
export async function addAccount(
  accounts: Accounts,
  probe: ProbeAccount,
  known: Partial<AccountAnswers> = {},
): Promise<Account | undefined> {
  if (!(await requireTrust())) return undefined;
  const answers = await askAccount(accounts.all, undefined, known);
  if (!answers) return undefined;
  const account: Account = {
    ...accountOf(answers),
    id: randomUUID(),
    simulated: false,
    displayPhoneNumber: undefined,
    country: undefined,
    ...numbersOf(answers),
  };
  const token = tokenOf(answers);
  const tried = await tryOut(account, token, probe, "Discard");
  if (!tried) return undefined;
  await accounts.add(tried, token, answers.appSecret || undefined);
  return tried;
}

/** `Edit Account…` */
export async function editAccount(accounts: Accounts, probe: ProbeAccount): Promise<void> {
  if (!(await requireTrust())) return;
  const edited = await pickAccount(accounts, "Edit Account", "Which account is to be changed?");
  const answers = edited && (await askAccount(accounts.all, edited));
  if (!answers) return;
  const { id, simulated, displayPhoneNumber, country } = edited;
  const account: Account = {
    id,
    simulated,
    displayPhoneNumber,
    country,
    ...accountOf(answers),
    ...numbersOf(answers, edited),
  };
  const token = tokenOf(answers) || (await accounts.token(account));
  if (!token) return;
  const tried = await tryOut(account, token, probe, "Leave as it was");
  if (tried) await accounts.replace(tried, { token, appSecret: answers.appSecret || undefined });
}

/** `Remove Account…`: with its secrets, after a question. */
export async function removeAccount(accounts: Accounts): Promise<void> {
  const account = await pickAccount(accounts, "Remove Account", "Which account is to be removed?");
  if (!account) return;
  const choice = await vscode.window.showWarningMessage(
    `Remove ${account.name}?`,
    {
      modal: true,
      detail:
        "Its access token and app secret are deleted from the secret storage of this editor. Nothing changes at Meta; what was sent stays in Wamsg Deliveries.",
    },
    "Remove",
  );
  if (choice !== "Remove") return;
  await accounts.remove(account);
  vscode.window.setStatusBarMessage(`$(check) ${account.name} and its secrets are removed`, 5000);
}

/** The stored account a command is about; asks where there are several. */
export async function pickAccount(
  accounts: Accounts,
  title: string,
  placeHolder: string,
): Promise<Account | undefined> {
  const stored = accounts.all.filter(({ simulated }) => !simulated);
  if (stored.length === 0) {
    const choice = await vscode.window.showInformationMessage(
      "There is no account but the simulator, which needs none of that.",
      "Add Account…",
    );
    if (choice) await vscode.commands.executeCommand("wamsg.addAccount");
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    stored.map(account => ({
      label: account.name,
      description: account.id === accounts.current.id ? "current" : "",
      detail: `${account.displayPhoneNumber ?? account.phoneNumberId} · ${new URL(account.origin).host}`,
      account,
    })),
    { title, placeHolder },
  );
  return picked?.account;
}

/** The account with what the API tells of it; `undefined` where it does not work and the person does not want it so. */
async function tryOut(
  account: Account,
  token: string,
  probe: ProbeAccount,
  discard: string,
): Promise<Account | undefined> {
  try {
    const known = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Trying out ${account.name} …`,
        cancellable: true,
      },
      (_progress, cancel) => {
        const abort = new AbortController();
        cancel.onCancellationRequested(() => abort.abort());
        return probe(account, token, abort.signal);
      },
    );
    vscode.window.showInformationMessage(
      `${account.name} is ready: messages now leave from ${known.displayPhoneNumber ?? account.phoneNumberId}.`,
    );
    return { ...account, ...known };
  } catch (error) {
    const choice = await vscode.window.showErrorMessage(
      `${account.name} does not work yet. ${error instanceof Error ? error.message : String(error)}`,
      "Keep anyway",
      discard,
    );
    return choice === "Keep anyway" ? account : undefined;
  }
}

/** The numbers that were typed; the one in use stays where it is still among them. */
function numbersOf(answers: AccountAnswers, edited?: Account): Pick<Account, "testNumber" | "testNumbers"> {
  const testNumbers = readRecipients(answers.testNumbers);
  const used = testNumbers.find(number => number === edited?.testNumber);
  return { testNumber: used ?? testNumbers[0], ...(testNumbers.length > 0 && { testNumbers }) };
}
