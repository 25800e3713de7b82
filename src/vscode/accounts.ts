import * as vscode from "vscode";
import { Disposable } from "./disposable.ts";

/** A business phone number that messages are sent from. Holds no secret. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly simulated: boolean;
  /** Where its API lives: scheme and host, no path. */
  readonly origin: string;
  readonly phoneNumberId: string;
  /** The business number as people write it; `undefined` until the API has told. */
  readonly displayPhoneNumber: string | undefined;
  /** Country of the business number, ISO 3166-1 alpha-2; `undefined`: unknown. */
  readonly country: string | undefined;
  readonly testNumber: string | undefined;
}

export const graphOrigin = "https://graph.facebook.com";

const accountsKey = "wamsg.accounts";
const currentKey = "wamsg.account";
const simulatorTestNumberKey = "wamsg.simulator.testNumber";
const confirmedKey = "wamsg.confirmedRecipients";
const recentKey = "wamsg.recentRecipients";
const recentLimit = 10;

/**
 * The accounts of this person: user-level state, never settings, so that a workspace can neither add one nor change
 * where a token goes. Which one is current is remembered per workspace.
 */
export class Accounts extends Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #simulator: Account;
  readonly #onDidChange = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#onDidChange.event;

  constructor(context: vscode.ExtensionContext, simulator: Account) {
    super();
    this.#context = context;
    this.#simulator = simulator;
  }

  get all(): readonly Account[] {
    const testNumber = this.#context.globalState.get<string>(simulatorTestNumberKey);
    return [testNumber ? { ...this.#simulator, testNumber } : this.#simulator, ...this.#stored()];
  }

  get current(): Account {
    const id = this.#context.workspaceState.get<string>(currentKey);
    const [simulator, ...stored] = this.all;
    return stored.find(account => account.id === id) ?? simulator ?? this.#simulator;
  }

  async add(account: Account, token: string): Promise<void> {
    await this.#context.secrets.store(tokenKey(account), token);
    await this.#store([...this.#stored().filter(({ id }) => id !== account.id), account]);
    await this.use(account);
  }

  async use(account: Account): Promise<void> {
    await this.#context.workspaceState.update(currentKey, account.id);
    this.#onDidChange.fire();
  }

  async setTestNumber(account: Account, testNumber: string): Promise<void> {
    if (account.simulated) await this.#context.globalState.update(simulatorTestNumberKey, testNumber);
    else
      await this.#store(
        this.#stored().map(stored => (stored.id === account.id ? { ...stored, testNumber } : stored)),
      );
    this.#onDidChange.fire();
  }

  /** The token of a stored account; `undefined` where it is gone or was given for another origin. */
  token(account: Account): Thenable<string | undefined> {
    return this.#context.secrets.get(tokenKey(account));
  }

  hasConfirmed(account: Account, recipient: string): boolean {
    return this.#confirmed().includes(`${account.id} ${recipient}`);
  }

  async confirm(account: Account, recipient: string): Promise<void> {
    await this.#context.globalState.update(confirmedKey, [
      ...this.#confirmed(),
      `${account.id} ${recipient}`,
    ]);
  }

  /** Numbers that messages went to lately, newest first. */
  get recentRecipients(): readonly string[] {
    return this.#context.globalState.get<readonly string[]>(recentKey, []);
  }

  async remember(recipient: string): Promise<void> {
    const others = this.recentRecipients.filter(known => known !== recipient);
    await this.#context.globalState.update(recentKey, [recipient, ...others].slice(0, recentLimit));
  }

  #confirmed(): readonly string[] {
    return this.#context.globalState.get<readonly string[]>(confirmedKey, []);
  }

  #stored(): readonly Account[] {
    const value = this.#context.globalState.get<unknown>(accountsKey);
    return Array.isArray(value) ? value.flatMap(readAccount) : [];
  }

  async #store(accounts: readonly Account[]): Promise<void> {
    await this.#context.globalState.update(accountsKey, accounts);
  }
}

/** A token is bound to its origin: under another origin it is not found, and asked for again. */
const tokenKey = (account: Account): string => `wamsg.token ${account.id} ${account.origin}`;

/** What another version of Wamsg may have stored is read, not trusted. */
function readAccount(value: unknown): Account[] {
  if (typeof value !== "object" || value === null) return [];
  const { id, name, origin, phoneNumberId, displayPhoneNumber, country, testNumber } = value as Record<
    string,
    unknown
  >;
  if (typeof id !== "string" || typeof name !== "string" || typeof phoneNumberId !== "string") return [];
  if (typeof origin !== "string" || !URL.canParse(origin)) return [];
  return [
    {
      id,
      name,
      simulated: false,
      origin,
      phoneNumberId,
      displayPhoneNumber: typeof displayPhoneNumber === "string" ? displayPhoneNumber : undefined,
      country: typeof country === "string" ? country : undefined,
      testNumber: typeof testNumber === "string" ? testNumber : undefined,
    },
  ];
}
