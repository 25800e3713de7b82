import * as vscode from "vscode";
import { resolvePayload } from "../core/payload/resolvePayload.ts";
import type { Problem } from "../core/problem.ts";
import type { Sender, Sent } from "../node/cloudApi/sendMessage.ts";
import { requireTrust, setTestNumber } from "./accountCommands.ts";
import type { Account, Accounts } from "./accounts.ts";
import { Disposable } from "./disposable.ts";
import { nameOf, readMessageDocument, toRange } from "./messageDocument.ts";
import type { Target } from "./targets.ts";

/** A send as the person asked for it. */
export interface SendRequest {
  readonly account: Account;
  readonly uri: vscode.Uri;
  readonly index: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What sending needs from the rest of the extension. */
export interface SendingPorts {
  readonly accounts: Accounts;
  problems(source: vscode.TextDocument): readonly Problem[];
  variables(source: vscode.TextDocument): Readonly<Record<string, string>>;
  /** The way to an account's API; starts the simulator where that is the account. */
  connect(account: Account): Promise<Sender>;
  /** Resolves to `undefined` for a read receipt, which is taken without a message id. */
  post(sender: Sender, request: SendRequest, signal: AbortSignal): Promise<Sent | undefined>;
  accepted(request: SendRequest, sent: Sent): void;
  refused(uri: vscode.Uri, error: Error): void;
}

/** Takes a payload from the file to the API, with every question that has to be asked before. */
export class Sending extends Disposable {
  readonly #ports: SendingPorts;
  /** Payloads whose message is on its way; a question that waits for an answer holds nothing up. */
  readonly #underway = new Set<string>();
  readonly #newestClick = new Map<string, symbol>();
  readonly #onDidChange = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** A send of this document has begun or ended. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(ports: SendingPorts) {
    super();
    this.#ports = ports;
  }

  isUnderway(uri: vscode.Uri): boolean {
    return [...this.#underway].some(key => key.startsWith(`${uri} `));
  }

  async toTestNumber(target: Target): Promise<void> {
    const to = this.#ports.accounts.current.testNumber ?? (await setTestNumber(this.#ports.accounts));
    if (to) await this.to(target, to);
  }

  /**
   * Sends a payload to a number. One click is one message at most: of two clicks in a row the later one counts, and while a
   * message is on its way none is taken.
   */
  async to(target: Target, to: string): Promise<void> {
    const { source, payload } = target;
    const { current: account } = this.#ports.accounts;
    const key = `${source.uri} ${payload.index}`;
    if (this.#underway.has(key)) {
      vscode.window.showInformationMessage(`${nameOf(source.uri)} is being sent already.`);
      return;
    }
    const click = Symbol(key);
    this.#newestClick.set(key, click);
    try {
      if (!account.simulated && !(await requireTrust())) return;
      // First of all, because the simulator's start gives `${lastInboundId}` its value.
      const sender = await this.#ports.connect(account);
      const body = await this.#prepare(target, to, account);
      if (!body || this.#newestClick.get(key) !== click) return;
      this.#newestClick.delete(key);
      await this.#post(sender, { account, uri: source.uri, index: payload.index, body }, key, to);
    } catch (error) {
      this.#ports.refused(source.uri, error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** The body to post, or `undefined` where the person decided against it or something is missing. */
  async #prepare(
    { source, payload }: Target,
    to: string,
    account: Account,
  ): Promise<Record<string, unknown> | undefined> {
    if (!(await this.#acceptsProblems({ source, payload }))) return undefined;
    const resolved = resolvePayload(payload.value, { ...this.#ports.variables(source), testNumber: to }, to);
    switch (resolved.kind) {
      case "unresolved":
        await explainUnresolved("Not sent", resolved.variables);
        return undefined;
      case "notAnObject":
        vscode.window.showErrorMessage(`${nameOf(source.uri)} holds no message that could be sent.`);
        return undefined;
      case "resolved":
        return (await this.#confirms(account, to)) ? resolved.body : undefined;
      default:
        return resolved satisfies never;
    }
  }

  async #acceptsProblems({ source, payload }: Target): Promise<boolean> {
    const { faults } = readMessageDocument(source);
    const errors = this.#ports
      .problems(source)
      .filter(({ severity, pointer }) => severity === "error" && concerns(pointer, payload.pointer));
    const first = faults[0] ?? errors[0];
    if (!first) return true;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    const choice = await vscode.window.showWarningMessage(
      `${nameOf(source.uri)} was not sent. ${first.message}${more}`,
      // Broken JSON cannot be posted; anything else may be, to see the API's own answer.
      ...(faults.length > 0 ? ["Show Problem"] : ["Show Problem", "Send anyway"]),
    );
    if (choice === "Show Problem")
      await vscode.window.showTextDocument(source, { selection: toRange(source, first.span) });
    return choice === "Send anyway";
  }

  /** The first real send to a recipient is confirmed; the simulator's customers need no protection. */
  async #confirms(account: Account, to: string): Promise<boolean> {
    if (account.simulated || this.#ports.accounts.hasConfirmed(account, to)) return true;
    const choice = await vscode.window.showWarningMessage(
      `Send a real message to ${to}?`,
      {
        modal: true,
        detail: `It leaves from ${account.displayPhoneNumber ?? account.name} and may cost money. You are asked once for each new recipient.`,
      },
      "Send",
    );
    if (choice === "Send") await this.#ports.accounts.confirm(account, to);
    return choice === "Send";
  }

  async #post(sender: Sender, request: SendRequest, key: string, to: string): Promise<void> {
    const title = `Sending ${nameOf(request.uri)} to ${to} through ${request.account.name}`;
    this.#underway.add(key);
    this.#onDidChange.fire(request.uri);
    try {
      await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        async (_progress, token) => {
          const abort = new AbortController();
          token.onCancellationRequested(() => abort.abort());
          const sent = await this.#ports.post(sender, request, abort.signal);
          if (sent) this.#ports.accepted(request, sent);
        },
      );
    } finally {
      this.#underway.delete(key);
      this.#onDidChange.fire(request.uri);
    }
  }
}

const concerns = (pointer: string, payload: string): boolean =>
  pointer === payload || pointer.startsWith(`${payload}/`);

/** Names the variables without a value, and the two places where one can be given. */
export async function explainUnresolved(what: string, names: readonly string[]): Promise<void> {
  const list = names.map(name => `\${${name}}`).join(", ");
  const choice = await vscode.window.showErrorMessage(
    `${what}: ${list} ${names.length === 1 ? "has" : "have"} no value. Give one in the setting “wamsg.variables” or an environment variable WAMSG_VAR_${names[0]}.`,
    "Open Setting",
  );
  if (choice) await vscode.commands.executeCommand("workbench.action.openSettings", "wamsg.variables");
}
