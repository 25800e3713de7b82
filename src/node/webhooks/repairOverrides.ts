import { connect } from "node:net";
import { type OverridePorts, restoreOverride } from "./override.ts";
import type { OverrideRecord } from "./overrideRecord.ts";
import type { OverrideRecords } from "./overrideRecords.ts";

export interface RepairPorts {
  readonly records: Pick<OverrideRecords, "all">;
  /** Whether the one who set it still listens: another window, as a rule. */
  isOwned(record: OverrideRecord): Promise<boolean>;
  /** The way to the account of an override; throws a sentence where there is none any more. */
  portsFor(record: OverrideRecord): Promise<OverridePorts>;
  /** It is undone. */
  repaired(record: OverrideRecord): void;
  /** It still stands; `error` says why and what to do. */
  failed(record: OverrideRecord, error: unknown): void;
}

/** Undoes the overrides that a crash left behind. Never throws. */
export async function repairOverrides(ports: RepairPorts): Promise<void> {
  for (const record of await ports.records.all()) {
    if (await ports.isOwned(record)) continue;
    try {
      await restoreOverride(await ports.portsFor(record), record);
      ports.repaired(record);
    } catch (error) {
      ports.failed(record, error);
    }
  }
}

/** Whether the process that set an override lives and still answers its port: process ids are given out again. */
export async function isOwned({ pid, port }: OverrideRecord): Promise<boolean> {
  return pid > 0 && isAlive(pid) && port > 0 && (await answers(port));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, but belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: "127.0.0.1", timeout: 1000 });
    const settle = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}
