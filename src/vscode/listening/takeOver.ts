import * as vscode from "vscode";
import { type ForwardTarget, toldAddress } from "../../node/webhooks/forwardTarget.ts";
import { beatMs, ListeningMark } from "../../node/webhooks/listeningMark.ts";
import type { OverrideRecord } from "../../node/webhooks/overrideRecord.ts";
import type { OverrideRecords } from "../../node/webhooks/overrideRecords.ts";
import { isOwned } from "../../node/webhooks/repairOverrides.ts";
import type { Account, Accounts } from "../accounts.ts";
import type { Forwarding } from "../deliveries/forwarding.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";
import type { Listening } from "./listening.ts";

export interface TakeOverPorts {
  readonly listening: Listening;
  readonly records: OverrideRecords;
  readonly accounts: Accounts;
  readonly journal: Pick<DeliveryJournal, "leads" | "onDidLead">;
  readonly forwarding: Pick<Forwarding, "chosen" | "targetOf" | "share" | "onDidChoose">;
  readonly log: Pick<vscode.LogOutputChannel, "info">;
  start(account: Account): Promise<void>;
}

/** One window listens; when it closes or is reloaded, another one, or the same one again, goes on. */
export class TakeOver extends Disposable {
  readonly #mark: ListeningMark;
  readonly #ports: TakeOverPorts;
  #looking: Promise<void> | undefined;

  constructor(folder: string, ports: TakeOverPorts) {
    super();
    this.#mark = new ListeningMark(folder);
    this.#ports = ports;
    const timer = setInterval(() => void this.look(), beatMs);
    this.own({ dispose: () => clearInterval(timer) });
    this.own(ports.journal.onDidLead(() => void this.look()));
    this.own(ports.forwarding.onDidChoose(target => void this.#chosen(target)));
    void this.look();
  }

  /** The person wants the webhooks of an account here, until they say otherwise. */
  async wanted({ id: accountId }: Account): Promise<void> {
    const { forwarding } = this.#ports;
    await this.#mark.set({ accountId, forward: forwarding.chosen });
    forwarding.share({ accountId, target: forwarding.chosen });
  }

  async unwanted(): Promise<void> {
    await this.#mark.remove();
    this.#ports.forwarding.share(undefined);
  }

  /** Whether the person still wants these webhooks, and the account is there: then a window goes on. */
  async goesOn({ accountId }: Pick<OverrideRecord, "accountId">): Promise<boolean> {
    const { accounts } = this.#ports;
    return (
      accounts.all.some(({ id }) => id === accountId) &&
      (await this.#mark.wanted(Date.now()))?.accountId === accountId
    );
  }

  /** Does what it is time for: it goes on where no window listens any more. Time calls it; resolves when that is done. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { listening, records, accounts, journal, forwarding, start } = this.#ports;
    if (this.disposed) return;
    if (listening.state.kind === "on") return this.#beat(listening.state.account);
    if (listening.state.kind !== "off" && listening.state.kind !== "elsewhere") return;
    const wish = await this.#mark.wanted(Date.now());
    const account = accounts.all.find(({ id }) => id === wish?.accountId);
    if (!wish || !account) return listening.elsewhere(undefined);
    const record = await records.of(account.phoneNumberId);
    if (record && (await isOwned(record))) return listening.elsewhere(account);
    // Of the windows that are left exactly one leads.
    if (!(await journal.leads())) return;
    listening.elsewhere(undefined);
    const target = wish.forward ?? forwarding.chosen;
    forwarding.share({ accountId: account.id, target });
    await start(account);
    if (!isOn(listening)) return forwarding.share(undefined);
    await this.#mark.set({ accountId: account.id, forward: target });
    this.#tellWhereTo(account, wish.forward);
  }

  /** Another window may have said meanwhile where the webhooks go on to. */
  async #beat({ id, name }: Account): Promise<void> {
    const { forwarding, log } = this.#ports;
    await this.#mark.beat(Date.now());
    const wish = await this.#mark.wanted(Date.now());
    if (wish?.accountId !== id) return;
    if (isSame(wish.forward, forwarding.targetOf(id))) return;
    forwarding.share({ accountId: id, target: wish.forward });
    log.info(`Asked in another window: the webhooks of ${name} are ${whereTo(wish.forward)} from now on.`);
  }

  /** Another window's target is none that the person of this one knows of. */
  #tellWhereTo({ name }: Account, shared: ForwardTarget | undefined): void {
    const { chosen } = this.#ports.forwarding;
    const target = shared ?? chosen;
    if (!target || isSame(shared, chosen)) return;
    const as = shared ? "as they were there" : "as you chose for this window";
    const message = `The window that listened is closed. The webhooks of ${name} come to this one now and are ${whereTo(target)}, ${as}.`;
    this.#ports.log.info(message);
    offer(message, "Forward Webhooks to…", () => vscode.commands.executeCommand("wamsg.forwardWebhooks"));
  }

  /** What the person chose here holds for the account's webhooks where they come here; where they do not, they are asked. */
  async #chosen(forward: ForwardTarget | undefined): Promise<void> {
    const { state } = this.#ports.listening;
    if (state.kind === "on" || state.kind === "broken")
      return this.#mark.set({ accountId: state.account.id, forward });
    if (state.kind !== "elsewhere") return;
    const { id: accountId, name } = state.account;
    const there = (await this.#mark.wanted(Date.now()))?.forward;
    if (isSame(there, forward)) return;
    offer(
      `The webhooks of ${name} come to another window, and from there they are ${whereTo(there)}. What you chose holds for what comes to this window, such as the simulator's.`,
      forward ? "Forward Those There Too" : "End That Too",
      () => this.#mark.set({ accountId, forward }),
    );
  }
}

const isOn = ({ state }: Listening): boolean => state.kind === "on";

const isSame = (one: ForwardTarget | undefined, other: ForwardTarget | undefined): boolean =>
  one?.url === other?.url && one?.retries === other?.retries;

const whereTo = (target: ForwardTarget | undefined): string =>
  target ? `forwarded to ${toldAddress(target.url)}` : "not forwarded";

function offer(message: string, label: string, run: () => unknown): void {
  vscode.window.showInformationMessage(message, label).then(choice => choice === label && run());
}
