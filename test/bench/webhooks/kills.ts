import { Ledger } from "../../../src/core/delivery/ledger.ts";
import { openJournal } from "../../../src/node/journal/openJournal.ts";
import { webhookEvents } from "../../../src/node/journal/webhookEvents.ts";
import { notification, statusText } from "./bodies.ts";
import { postLoad } from "./load.ts";
import { bundledReceiver } from "./receiverUnderTest.ts";

/** What became of a receiver that was killed again and again while webhooks came in. */
export interface Kills {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged and not in the journal. */
  readonly missing: number;
  /** Statuses that the journal has more than once, as their sender repeated them. */
  readonly repeated: number;
  /** Statuses that the state counts more than once. */
  readonly twiceInState: number;
  readonly tornLines: number;
}

export interface KillOptions {
  readonly kills: number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** The longest time that a receiver lives after its first answer, in milliseconds. */
  readonly longestLifeMs: number;
}

const appSecret = "bench";

/**
 * Kills a receiver at random moments under load, so many times, and starts it again on the same journal. What it did not
 * acknowledge is sent again, as Meta does.
 */
export async function killReceiver({ kills, random, longestLifeMs }: KillOptions): Promise<Kills> {
  const bundled = await bundledReceiver(appSecret);
  try {
    const acknowledged = new Set<string>();
    let again: string[] = [];
    let count = 0;
    for (let kill = 0; kill < kills; kill++) {
      const receiver = await bundled.start();
      let first = (): void => {};
      const answered = new Promise<void>(resolve => {
        first = resolve;
      });
      let over = false;
      const load = postLoad({
        port: receiver.port,
        appSecret,
        concurrency: 16,
        next: () => (over ? undefined : (again.pop() ?? notification([statusText(count++)]))),
        acknowledged: body => {
          acknowledged.add(body);
          first();
        },
        lost: body => {
          over = true;
          again.push(body);
        },
      });
      await answered;
      await new Promise(resolve => setTimeout(resolve, random() * longestLifeMs));
      await receiver.kill();
      over = true;
      await load;
      again = again.filter(body => !acknowledged.has(body));
    }
    return { kills, ...(await account(bundled.folder, acknowledged)) };
  } finally {
    bundled.remove();
  }
}

async function account(folder: string, acknowledged: ReadonlySet<string>): Promise<Omit<Kills, "kills">> {
  let tornLines = 0;
  const journal = await openJournal(folder, { log: { warn: () => tornLines++ } });
  const ledger = new Ledger({ messages: 10_000_000 });
  const missing = new Set(acknowledged);
  const reports = new Map<string, number>();
  let repeated = 0;
  try {
    for await (const { entry } of journal.entries()) {
      if (entry.kind !== "webhook") continue;
      missing.delete(entry.raw.toString("utf8"));
      for (const event of webhookEvents(entry)) {
        if (event.kind !== "status") continue;
        const key = `${event.wamid} ${event.state} ${event.timestampMs}`;
        reports.set(key, (reports.get(key) ?? 0) + 1);
        const outcome = ledger.apply(event);
        if ((reports.get(key) ?? 0) > 1) repeated += outcome === "known" ? 1 : 0;
      }
    }
  } finally {
    await journal.close();
  }
  const inState = [...ledger.sent.values()].reduce((sum, { reports: told }) => sum + (told?.length ?? 0), 0);
  return {
    acknowledged: acknowledged.size,
    missing: missing.size,
    repeated,
    twiceInState: inState - reports.size,
    tornLines,
  };
}
