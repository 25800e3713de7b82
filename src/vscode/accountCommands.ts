import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { type Account, type Accounts, graphOrigin } from "./accounts.ts";
import { askSteps } from "./inputSteps.ts";

/** Asks the API for what it knows of a number; throws a sentence where the account does not work. */
export type ProbeAccount = (
  account: Account,
  token: string,
) => Promise<Pick<Account, "displayPhoneNumber" | "country">>;

/** `Add Account…`: asks, tries the account out, stores it and makes it the current one. */
export async function addAccount(accounts: Accounts, probe: ProbeAccount): Promise<void> {
  if (!(await requireTrust())) return;
  const answers = await askSteps("Add Account", [
    {
      key: "name",
      prompt: "A name for this account",
      placeholder: "Harbour Bikes test",
      validate: name => (name === "" ? "The account needs a name." : undefined),
    },
    {
      key: "phoneNumberId",
      prompt: "Phone number ID, from the app dashboard under WhatsApp › API Setup",
      placeholder: "digits only; not the phone number itself",
      validate: id =>
        /^\d{5,20}$/.test(id) ? undefined : `A phone number ID is a row of digits; “${id}” is not.`,
    },
    {
      key: "token",
      prompt:
        "Access token. It is kept in the editor's secret storage and sent to the endpoint of the next step only.",
      password: true,
      validate: token =>
        /^\S+$/.test(bare(token))
          ? undefined
          : "A token is one word: paste it without spaces or line breaks.",
    },
    {
      key: "origin",
      prompt: "Endpoint. Leave it as it is unless you use a gateway that speaks the same API.",
      value: graphOrigin,
      validate: validateOrigin,
    },
    {
      key: "testNumber",
      prompt: "Test number: the phone that receives what you try out (optional)",
      placeholder: "+49 151 23456789",
      validate: number => (number === "" ? undefined : validateNumber(number)),
    },
  ]);
  if (!answers) return;
  const account: Account = {
    id: randomUUID(),
    name: answers.name,
    simulated: false,
    origin: new URL(answers.origin).origin,
    phoneNumberId: answers.phoneNumberId,
    displayPhoneNumber: undefined,
    country: undefined,
    testNumber: answers.testNumber || undefined,
  };
  await tryAndStore(accounts, account, bare(answers.token), probe);
}

async function tryAndStore(
  accounts: Accounts,
  account: Account,
  token: string,
  probe: ProbeAccount,
): Promise<void> {
  try {
    const known = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Trying out ${account.name} …` },
      () => probe(account, token),
    );
    await accounts.add({ ...account, ...known }, token);
    vscode.window.showInformationMessage(
      `${account.name} is ready: messages now leave from ${known.displayPhoneNumber ?? account.phoneNumberId}.`,
    );
  } catch (error) {
    const choice = await vscode.window.showErrorMessage(
      `${account.name} does not work yet. ${error instanceof Error ? error.message : String(error)}`,
      "Keep anyway",
      "Discard",
    );
    if (choice === "Keep anyway") await accounts.add(account, token);
  }
}

/** `Switch Account…` */
export async function switchAccount(accounts: Accounts): Promise<void> {
  const current = accounts.current;
  const picked = await vscode.window.showQuickPick(
    [
      ...accounts.all.map(account => ({
        label: `$(${account.simulated ? "beaker" : "radio-tower"}) ${account.name}`,
        description: account.id === current.id ? "current" : "",
        detail: account.simulated
          ? "Inside this editor; nothing leaves this machine"
          : `${account.displayPhoneNumber ?? account.phoneNumberId} · ${new URL(account.origin).host}`,
        run: async () => {
          if (account.simulated || (await requireTrust())) await accounts.use(account);
        },
      })),
      { label: "", kind: vscode.QuickPickItemKind.Separator, run: undefined },
      {
        label: "$(device-mobile) Set Test Number…",
        description: current.testNumber ?? "",
        run: () => vscode.commands.executeCommand("wamsg.setTestNumber"),
      },
      { label: "$(add) Add Account…", run: () => vscode.commands.executeCommand("wamsg.addAccount") },
    ],
    { title: "Switch Account", placeHolder: "Which account do messages leave from?" },
  );
  await picked?.run?.();
}

/** `Set Test Number…`: resolves to the number that is set now, `undefined` where the person gave up. */
export async function setTestNumber(accounts: Accounts): Promise<string | undefined> {
  const account = accounts.current;
  const number = await askNumber(
    `Test number of ${account.name}`,
    "Messages sent with “Send to test number” go here",
    account.testNumber,
  );
  if (number) await accounts.setTestNumber(account, number);
  return number;
}

/** `Send to…`: the test number, the numbers used lately, or another one. */
export async function askRecipient(account: Account, recent: readonly string[]): Promise<string | undefined> {
  const numbers = [...new Set([account.testNumber, ...recent].filter(number => number !== undefined))];
  const another = "$(add) Another number…";
  const picked = await vscode.window.showQuickPick(
    [
      ...numbers.map(label => ({
        label,
        description: label === account.testNumber ? "test number" : "used lately",
      })),
      { label: another, description: "" },
    ],
    { title: `Send to… through ${account.name}`, placeHolder: "Who receives the message?" },
  );
  if (picked?.label !== another) return picked?.label;
  return askNumber("Send to…", "The number that receives this message");
}

/** `Reply as Customer…`: what the customer writes. */
export async function askReply(): Promise<string | undefined> {
  const answers = await askSteps("Reply as Customer", [
    {
      key: "text",
      prompt: "The customer writes this to your business; its webhook arrives in Wamsg Deliveries",
      placeholder: "Is my bike ready?",
      validate: text => (text === "" ? "Write at least one character." : undefined),
    },
  ]);
  return answers?.text;
}

async function askNumber(title: string, prompt: string, value?: string): Promise<string | undefined> {
  const placeholder = "+49 151 23456789";
  const answers = await askSteps(title, [
    { key: "number", prompt, placeholder, ...(value && { value }), validate: validateNumber },
  ]);
  return answers?.number;
}

const validateNumber = (number: string): string | undefined =>
  /^\+[\d\s().-]+$/.test(number) && /^\d{7,15}$/.test(number.replace(/\D/g, ""))
    ? undefined
    : "Write the number with + and country code, 7 to 15 digits, for example +49 151 23456789.";

function validateOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return `“${text}” is not a web address.`;
  const { protocol, hostname, pathname } = new URL(text);
  const local = hostname === "127.0.0.1" || hostname === "localhost";
  if (protocol !== "https:" && !(protocol === "http:" && local))
    return "The token travels to this address: it must begin with https:// (http:// is for this machine only).";
  return pathname === "/" ? undefined : "Only the scheme and the host, without a path.";
}

const bare = (token: string): string => token.replace(/^Bearer\s+/i, "").trim();

/** Real accounts need a trusted workspace; says so, with the way there. */
export async function requireTrust(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const choice = await vscode.window.showWarningMessage(
    "Real accounts need a trusted workspace. In Restricted Mode messages can be sent to the simulator.",
    "Manage Workspace Trust",
  );
  if (choice) await vscode.commands.executeCommand("workbench.trust.manage");
  return false;
}
