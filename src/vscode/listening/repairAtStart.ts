import * as vscode from "vscode";
import type { OverridePorts } from "../../node/webhooks/override.ts";
import type { OverrideRecord } from "../../node/webhooks/overrideRecord.ts";
import type { OverrideRecords } from "../../node/webhooks/overrideRecords.ts";

export interface RepairSurroundings {
  readonly log: vscode.LogOutputChannel;
  readonly records: OverrideRecords;
  /** Throws a sentence where the account cannot be reached any more. */
  override(record: OverrideRecord): Promise<Omit<OverridePorts, "wasVerified" | "step">>;
  /** Whether a window, perhaps this one, is about to go on where the one ended that set it: it puts back in the end. */
  goesOn(record: OverrideRecord): Promise<boolean>;
}

/** Undoes what a window that crashed left configured at Meta, and says so. Real accounts wait for trust. */
export async function repairAtStart(around: RepairSurroundings): Promise<void> {
  const { log, records, override, goesOn } = around;
  if (!vscode.workspace.isTrusted || (await records.all()).length === 0) return;
  const [{ repairOverrides, isOwned }, { describeReach }] = await Promise.all([
    import("../../node/webhooks/repairOverrides.ts"),
    import("../../node/webhooks/reachStep.ts"),
  ]);
  await repairOverrides({
    records,
    isOwned: async record => (await isOwned(record)) || (await goesOn(record)),
    portsFor: async record => ({
      ...(await override(record)),
      wasVerified: () => false,
      step: step => {
        const { level, line } = describeReach(step);
        log[level](line);
      },
    }),
    repaired: ({ accountName, url }) => {
      const message = `A window that ended without stopping had left the webhooks of ${accountName} on ${url}. That is put back.`;
      log.info(message);
      vscode.window.showInformationMessage(message);
    },
    failed: ({ accountName, url }, error) => {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The webhooks of ${accountName} may still go to ${url}, which nobody answers. ${reason}`;
      log.error(message);
      vscode.window.showErrorMessage(message, "Try Again").then(choice => choice && repairAtStart(around));
    },
  });
}
