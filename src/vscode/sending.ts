import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { type Recipient, recipientOf } from "../core/payload/recipient.ts";
import { resolvePayload } from "../core/payload/resolvePayload.ts";
import { advance, recovered, type Sequence } from "../core/sending/sequence.ts";
import type { Sender, Sent } from "../node/cloudApi/sendMessage.ts";
import { requireTrust, setTestNumber } from "./accountCommands.ts";
import type { Account, Accounts } from "./accounts.ts";
import { Disposable } from "./disposable.ts";
import { draftsOf, labelOf, variablesFor } from "./drafts.ts";
import { nameOf } from "./messageDocument.ts";
import type { Approval, Draft, SendPlace, SendRequest } from "./sendRequest.ts";
import { runInEditor, type SequenceRun, tellAccepted } from "./sequenceRun.ts";
import type { Target } from "./targets.ts";

/** What sending needs from the rest of the extension. */
export interface SendingPorts extends Omit<SequenceRun, "sender" | "requestOf"> {
  readonly accounts: Accounts;
  variables(source: vscode.TextDocument): Readonly<Record<string, string>>;
  /** The way to an account's API; starts the simulator where that is the account. */
  connect(account: Account): Promise<Sender>;
  /** What there is to know before the messages leave, whom they go to included; `undefined`: the person decided against it. */
  preflight(
    account: Account,
    drafts: (values: Readonly<Record<string, string>>) => readonly Draft[],
  ): Promise<Approval | undefined>;
}

/** A send that was agreed to. */
interface Ready {
  readonly account: Account;
  readonly sender: Sender;
  readonly recipient: Recipient | undefined;
  readonly approval: Approval;
}

/** Takes payloads from files to the API, with every question that has to be asked before. */
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

  async toTestNumber(targets: readonly Target[]): Promise<void> {
    const to = this.#ports.accounts.current.testNumber ?? (await setTestNumber(this.#ports.accounts));
    if (to) await this.to(targets, { kind: "phone", id: to });
  }

  /**
   * Sends payloads, in this order; without a recipient, to whom each of them says. One click is one message at most: of two
   * clicks in a row the later one counts, and while a message is on its way none is taken.
   */
  async to(targets: readonly Target[], recipient: Recipient | undefined): Promise<void> {
    const [first] = targets;
    if (!first || this.#isBusy(targets)) return;
    const click = this.#click(targets);
    try {
      const ready = await this.#prepare(targets, recipient, this.#ports.accounts.current);
      if (!ready || !this.#isNewest(targets, click)) return;
      if (targets.length === 1) await this.#single(first, ready);
      else await this.#several(begun(targets, ready), targets, ready);
    } catch (error) {
      this.#ports.refused({ uri: first.source.uri, index: first.payload.index }, asError(error));
    }
  }

  /** Goes on with a sequence that was stopped or cut off. `targets`: its messages as they are now, in its order. */
  async resume(sequence: Sequence, targets: readonly Target[]): Promise<void> {
    const open = targets.filter((_, i) => isOpen(sequence, i));
    const [first] = open;
    if (!first || this.#isBusy(open)) return;
    const account = this.#ports.accounts.all.find(({ id }) => id === sequence.accountId);
    if (!account) {
      vscode.window.showErrorMessage("The account that these messages were sent with is gone. Add it again.");
      return;
    }
    const click = this.#click(open);
    try {
      const ready = await this.#prepare(open, sequence.recipient, account);
      if (!ready || !this.#isNewest(open, click)) return;
      await this.#several(recovered(sequence), targets, ready);
    } catch (error) {
      this.#ports.refused({ uri: first.source.uri, index: first.payload.index }, asError(error));
    }
  }

  /** Everything that is asked before a message leaves; `undefined` where the person decided against it. */
  async #prepare(
    targets: readonly Target[],
    recipient: Recipient | undefined,
    account: Account,
  ): Promise<Ready | undefined> {
    if (!account.simulated && !(await requireTrust())) return undefined;
    // First of all, because the simulator's start gives `${lastInboundId}` its value.
    const sender = await this.#ports.connect(account);
    const drafts = (values: Readonly<Record<string, string>>) =>
      draftsOf(targets, recipient, target => this.#variables(target, recipient, values));
    const hollow = drafts({}).indexOf(undefined);
    const nothing = targets[hollow];
    if (nothing) {
      vscode.window.showErrorMessage(`${nameOf(nothing.source.uri)} holds no message that could be sent.`);
      return undefined;
    }
    const whole = (values: Readonly<Record<string, string>>) => drafts(values).filter(it => it !== undefined);
    const approval = await this.#ports.preflight(account, whole);
    return approval && { account, sender, recipient, approval };
  }

  async #single(target: Target, ready: Ready): Promise<void> {
    const request = this.#requestOf(target, ready);
    const to = recipientOf(request.body)?.id ?? "the API";
    const title = `Sending ${nameOf(request.uri)} to ${to} through ${ready.account.name}`;
    await this.#underwayWhile([target], () =>
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        async (progress, token) => {
          const abort = new AbortController();
          token.onCancellationRequested(() => abort.abort());
          const tell = (message: string) => progress.report({ message });
          await this.#marked(begun([target], ready), async () => {
            const sent = await this.#ports.post(ready.sender, request, abort.signal, tell);
            if (sent) tellAccepted(this.#ports, request, sent);
          });
        },
      ),
    );
  }

  /** If the editor ends while the message is on its way, the next start tells that it may have been sent. */
  async #marked(sequence: Sequence, post: () => Promise<void>): Promise<void> {
    // A single message is sent also where nothing can be kept.
    await this.#ports.keep(advance(sequence, 0, { kind: "leave" }, Date.now())).catch(() => {});
    let known = true;
    try {
      await post();
    } catch (error) {
      // Of anything that the API client does not know nobody can say whether it was before the message left.
      known = asError(error).name === "CloudApiError";
      throw error;
    } finally {
      if (known) await this.#ports.forget(sequence.id).catch(() => {});
    }
  }

  async #several(sequence: Sequence, targets: readonly Target[], ready: Ready): Promise<void> {
    const requestOf = (index: number): SendRequest => {
      const target = targets[index];
      if (!target) throw new Error("The sequence has more messages than its files.");
      return this.#requestOf(target, ready);
    };
    await this.#underwayWhile(targets, () =>
      runInEditor(sequence, ready.account, { ...this.#ports, sender: ready.sender, requestOf }),
    );
  }

  /** The request as it is now. Throws a sentence where a variable has no value any more. */
  #requestOf(target: Target, { account, recipient, approval }: Ready): SendRequest {
    const { source, payload } = target;
    const variables = this.#variables(target, recipient, approval.values);
    const resolved = resolvePayload(payload.value, variables, recipient);
    if (resolved.kind !== "resolved")
      throw new Error(
        resolved.kind === "unresolved"
          ? `The message was not sent: \${${resolved.variables[0]}} has no value.`
          : "The file holds no message there any more.",
      );
    const body = approval.adjust(resolved.body);
    const asWritten = resolvePayload(payload.value, variables);
    const written = asWritten.kind === "resolved" ? recipientOf(asWritten.body) : undefined;
    const replaced = recipient && written && written.id !== recipient.id ? written : undefined;
    return { account, uri: source.uri, index: payload.index, body, replaced };
  }

  #variables(
    { source }: Target,
    recipient: Recipient | undefined,
    values: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> {
    return { ...variablesFor(this.#ports.variables(source), recipient), ...values };
  }

  #isBusy(targets: readonly Target[]): boolean {
    const busy = targets.find(target => this.#underway.has(keyOf(target)));
    if (busy) vscode.window.showInformationMessage(`${nameOf(busy.source.uri)} is being sent already.`);
    return busy !== undefined;
  }

  #click(targets: readonly Target[]): symbol {
    const click = Symbol("click");
    for (const target of targets) this.#newestClick.set(keyOf(target), click);
    return click;
  }

  #isNewest(targets: readonly Target[], click: symbol): boolean {
    const newest = targets.every(target => this.#newestClick.get(keyOf(target)) === click);
    if (newest) for (const target of targets) this.#newestClick.delete(keyOf(target));
    return newest && !this.#isBusy(targets);
  }

  async #underwayWhile(targets: readonly Target[], run: () => Thenable<void>): Promise<void> {
    const fire = () => {
      for (const uri of new Set(targets.map(({ source }) => source.uri))) this.#onDidChange.fire(uri);
    };
    for (const target of targets) this.#underway.add(keyOf(target));
    fire();
    try {
      await run();
    } finally {
      for (const target of targets) this.#underway.delete(keyOf(target));
      fire();
    }
  }
}

export type { SendPlace, SendRequest, Sent };

const keyOf = ({ source, payload }: Target): string => `${source.uri} ${payload.index}`;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const isOpen = ({ items }: Sequence, index: number): boolean => {
  const kind = items[index]?.state.kind;
  return kind === "pending" || kind === "leaving" || kind === "ambiguous";
};

function begun(targets: readonly Target[], { account, recipient }: Ready): Sequence {
  return {
    id: randomUUID(),
    accountId: account.id,
    recipient,
    startedAtMs: Date.now(),
    items: targets.map(target => ({
      document: target.source.uri.toString(),
      index: target.payload.index,
      label: labelOf(target),
      payload: JSON.stringify(target.payload.value),
      state: { kind: "pending" },
    })),
  };
}

/** Names the variables without a value, and the two places where one can be given. */
export async function explainUnresolved(what: string, names: readonly string[]): Promise<void> {
  const list = names.map(name => `\${${name}}`).join(", ");
  const choice = await vscode.window.showErrorMessage(
    `${what}: ${list} ${names.length === 1 ? "has" : "have"} no value. Give one in the setting “wamsg.variables” or an environment variable WAMSG_VAR_${names[0]}.`,
    "Open Setting",
  );
  if (choice) await vscode.commands.executeCommand("workbench.action.openSettings", "wamsg.variables");
}
