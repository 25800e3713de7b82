import { beatMs, ListeningMark } from "../../node/webhooks/listeningMark.ts";
import type { OverrideRecord } from "../../node/webhooks/overrideRecord.ts";
import type { OverrideRecords } from "../../node/webhooks/overrideRecords.ts";
import { isOwned } from "../../node/webhooks/repairOverrides.ts";
import type { Account, Accounts } from "../accounts.ts";
import type { DeliveryJournal } from "../deliveryJournal.ts";
import { Disposable } from "../disposable.ts";
import type { Listening } from "./listening.ts";

export interface TakeOverPorts {
  readonly listening: Listening;
  readonly records: OverrideRecords;
  readonly accounts: Accounts;
  readonly journal: Pick<DeliveryJournal, "leads" | "onDidLead">;
  start(account: Account): Promise<void>;
}

/** One window listens; when it closes or is reloaded, another one, or the same one again, goes on. */
export class TakeOver extends Disposable {
  readonly #mark: ListeningMark;
  readonly #ports: TakeOverPorts;
  #looking = false;

  constructor(folder: string, ports: TakeOverPorts) {
    super();
    this.#mark = new ListeningMark(folder);
    this.#ports = ports;
    const timer = setInterval(() => void this.#look(), beatMs);
    this.own({ dispose: () => clearInterval(timer) });
    this.own(ports.journal.onDidLead(() => void this.#look()));
    void this.#look();
  }

  /** The person wants the webhooks of an account here, until they say otherwise. */
  async wanted(account: Account): Promise<void> {
    await this.#mark.set(account.id);
  }

  async unwanted(): Promise<void> {
    await this.#mark.remove();
  }

  /** Whether the person still wants these webhooks, and the account is there: then a window goes on. */
  async goesOn({ accountId }: Pick<OverrideRecord, "accountId">): Promise<boolean> {
    const { accounts } = this.#ports;
    return (
      accounts.all.some(({ id }) => id === accountId) && (await this.#mark.wanted(Date.now())) === accountId
    );
  }

  async #look(): Promise<void> {
    const { listening, records, accounts, journal, start } = this.#ports;
    if (this.#looking) return;
    this.#looking = true;
    try {
      if (listening.state.kind === "on") return await this.#mark.beat(Date.now());
      if (listening.state.kind !== "off" && listening.state.kind !== "elsewhere") return;
      const id = await this.#mark.wanted(Date.now());
      const account = accounts.all.find(it => it.id === id);
      if (!account) return listening.elsewhere(undefined);
      const record = await records.of(account.phoneNumberId);
      if (record && (await isOwned(record))) listening.elsewhere(account);
      // Of the windows that are left exactly one leads.
      else if (await journal.leads()) {
        listening.elsewhere(undefined);
        await start(account);
      }
    } finally {
      this.#looking = false;
    }
  }
}
