import * as vscode from "vscode";
import { customerOf } from "../core/customers/phoneBook.ts";
import { customerKey } from "../core/delivery/deliveries.ts";
import { Disposable } from "./disposable.ts";

/** A business phone number that messages are sent from. Holds no secret. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly simulated: boolean;
  /** Where its API lives: scheme and host, no path. */
  readonly origin: string;
  /** What stands between the origin and the version, for gateways that have it: `/whatsapp`. */
  readonly path?: string | undefined;
  /** The header that carries the token, as `D360-API-KEY:`; `undefined`: `Authorization: Bearer`. */
  readonly authorization?: string | undefined;
  readonly phoneNumberId: string;
  readonly wabaId?: string | undefined;
  /** The business number as people write it; `undefined` until the API has told. */
  readonly displayPhoneNumber: string | undefined;
  /** Country of the business number, ISO 3166-1 alpha-2; `undefined`: unknown. */
  readonly country: string | undefined;
  /** The one that messages go to now. */
  readonly testNumber: string | undefined;
  /** All that were given, `testNumber` among them. */
  readonly testNumbers?: readonly string[] | undefined;
  /** When the API last said that the token ends, milliseconds since the epoch; 0: never; `undefined`: not known. */
  readonly tokenExpiresAtMs?: number | undefined;
  /** What the API said of the number when it was asked last. */
  readonly qualityRating?: string | undefined;
  readonly messagingLimit?: string | undefined;
  /** Meta has verified the business, and its name has a badge. */
  readonly official?: boolean | undefined;
}

/** What is kept in the secret storage. */
export interface Secrets {
  readonly token?: string | undefined;
  readonly appSecret?: string | undefined;
}

export const graphOrigin = "https://graph.facebook.com";

/** Where the account's API is, without the version. */
export const baseUrlOf = ({ origin, path = "" }: Pick<Account, "origin" | "path">): string => origin + path;

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

  async add(account: Account, token: string, appSecret?: string): Promise<void> {
    await this.#storeSecrets(account, { token, appSecret });
    await this.#store([...this.#stored().filter(({ id }) => id !== account.id), account]);
    await this.use(account);
  }

  /** Puts an account in the place of the one with its id. Secrets that are not given stay, but never under another origin. */
  async replace(account: Account, secrets: Secrets): Promise<void> {
    const before = this.#stored().find(({ id }) => id === account.id);
    if (before && before.origin !== account.origin) await this.#context.secrets.delete(tokenKey(before));
    await this.#storeSecrets(account, secrets);
    await this.update(account);
  }

  /** Keeps what is known of an account now. */
  async update(account: Account): Promise<void> {
    await this.#store(this.#stored().map(stored => (stored.id === account.id ? account : stored)));
    this.#onDidChange.fire();
  }

  /** Forgets an account with its secrets and the recipients that were confirmed for it. */
  async remove(account: Account): Promise<void> {
    const keys = await this.#context.secrets.keys();
    const own = [...keys, tokenKey(account)].filter(key => isSecretOf(account, key));
    for (const key of new Set(own)) await this.#context.secrets.delete(key);
    await this.#store(this.#stored().filter(({ id }) => id !== account.id));
    const others = this.#confirmed().filter(entry => !entry.startsWith(`${account.id} `));
    await this.#context.globalState.update(confirmedKey, others);
    this.#onDidChange.fire();
  }

  async use(account: Account): Promise<void> {
    await this.#context.workspaceState.update(currentKey, account.id);
    this.#onDidChange.fire();
  }

  async setTestNumber(account: Account, testNumber: string): Promise<void> {
    if (account.simulated) await this.#context.globalState.update(simulatorTestNumberKey, testNumber);
    else
      await this.#store(
        this.#stored().map(stored =>
          stored.id === account.id ? { ...stored, ...withTestNumber(stored, testNumber) } : stored,
        ),
      );
    this.#onDidChange.fire();
  }

  /** The token of a stored account; `undefined` where it is gone or was given for another origin. */
  token(account: Account): Thenable<string | undefined> {
    return this.#context.secrets.get(tokenKey(account));
  }

  async setToken(account: Account, token: string): Promise<void> {
    await this.#storeSecrets(account, { token });
    const stored = this.#stored().find(({ id }) => id === account.id);
    if (stored) await this.update({ ...stored, tokenExpiresAtMs: undefined });
  }

  async setAppSecret(account: Account, appSecret: string): Promise<void> {
    await this.#storeSecrets(account, { appSecret });
    this.#onDidChange.fire();
  }

  /** The secret that an account's webhooks are signed with; it is never sent anywhere. */
  appSecret(account: Account): Thenable<string | undefined> {
    return this.#context.secrets.get(appSecretKey(account));
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

  /** Whom messages went to lately, newest first; to a real account none of the simulator's customers. */
  get recentRecipients(): readonly string[] {
    const { simulated } = this.current;
    return this.#recent().filter(id => simulated || customerOf(customerKey(id)) === undefined);
  }

  async remember(recipient: string): Promise<void> {
    const others = this.#recent().filter(known => known !== recipient);
    await this.#context.globalState.update(recentKey, [recipient, ...others].slice(0, recentLimit));
  }

  #recent(): readonly string[] {
    return this.#context.globalState.get<readonly string[]>(recentKey, []);
  }

  async #storeSecrets(account: Account, { token, appSecret }: Secrets): Promise<void> {
    if (token) await this.#context.secrets.store(tokenKey(account), token);
    if (appSecret) await this.#context.secrets.store(appSecretKey(account), appSecret);
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

const appSecretKey = ({ id }: Account): string => `wamsg.appSecret ${id}`;

const isSecretOf = (account: Account, key: string): boolean =>
  key === appSecretKey(account) || key.startsWith(`wamsg.token ${account.id} `);

/** A number that was not among the test numbers becomes one. */
function withTestNumber({ testNumbers }: Account, testNumber: string): Partial<Account> {
  return testNumbers
    ? { testNumber, testNumbers: [...new Set([...testNumbers, testNumber])] }
    : { testNumber };
}

/** What another version of Wamsg may have stored is read, not trusted. */
function readAccount(value: unknown): Account[] {
  if (typeof value !== "object" || value === null) return [];
  const fields = value as Record<string, unknown>;
  const { id, name, origin, phoneNumberId, path, testNumbers, tokenExpiresAtMs } = fields;
  if (typeof id !== "string" || typeof name !== "string" || typeof phoneNumberId !== "string") return [];
  if (typeof origin !== "string" || !URL.canParse(origin) || new URL(origin).origin !== origin) return [];
  return [
    {
      id,
      name,
      simulated: false,
      origin,
      phoneNumberId,
      displayPhoneNumber: textOf(fields.displayPhoneNumber),
      country: textOf(fields.country),
      testNumber: textOf(fields.testNumber),
      ...(typeof path === "string" && /^(\/[\w.~-]+)+$/.test(path) && { path }),
      ...optionalTexts(fields),
      ...(Array.isArray(testNumbers) && { testNumbers: testNumbers.filter(it => typeof it === "string") }),
      ...(typeof tokenExpiresAtMs === "number" && { tokenExpiresAtMs }),
      ...(fields.official === true && { official: true }),
    },
  ];
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const optionalTexts = (fields: Record<string, unknown>): Partial<Account> =>
  Object.fromEntries(
    ["authorization", "wabaId", "qualityRating", "messagingLimit"].flatMap(name =>
      typeof fields[name] === "string" ? [[name, fields[name]]] : [],
    ),
  );
