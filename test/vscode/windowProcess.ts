import type * as vscode from "vscode";
import { OverrideRecords } from "../../src/node/webhooks/overrideRecords.ts";
import { isOwned } from "../../src/node/webhooks/repairOverrides.ts";
import { startReceiver } from "../../src/node/webhooks/startReceiver.ts";
import type { Account, Accounts } from "../../src/vscode/accounts.ts";
import { DeliveryTree } from "../../src/vscode/deliveries/deliveryTree.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { DeliveryJournal } from "../../src/vscode/deliveryJournal.ts";
import { Listening } from "../../src/vscode/listening/listening.ts";
import { TakeOver } from "../../src/vscode/listening/takeOver.ts";
import { fakeLog } from "../fakes/log.ts";
import { reachOptions } from "../fakes/reaching.ts";

/**
 * The part of a window that listens and shows, in a process of its own. Argument: what it is made of, as JSON. A line
 * `listen` of input is the person's wish. Says what it shows, a line of JSON, whenever that changes.
 */
const { folder, simulator, machine, appSecret } = JSON.parse(process.argv[2] ?? "{}");
const { log } = fakeLog();
const book = new DeliveryBook(log);
const journal = new DeliveryJournal({ fsPath: folder } as vscode.Uri, log, book);
const tree = new DeliveryTree(book, (_kind, id) => id);
const account = {
  id: "harbour",
  name: "Harbour Bikes",
  phoneNumberId: simulator.phoneNumberId,
  origin: simulator.baseUrl,
} as Account;
const records = new OverrideRecords(folder);
const parts = reachOptions({ simulator, folder, machine });
const listening = new Listening({
  log,
  records,
  isOwned,
  way: async () => parts.way,
  override: async () => parts.override,
  isLocal: () => true,
  nowMs: () => Date.now(),
  receive: (_account, verifyToken, onHandshake) =>
    startReceiver({
      port: 0,
      verifyToken,
      appSecrets: [appSecret],
      onHandshake,
      onWebhook: ({ raw, signature, receivedAtMs }) =>
        journal.received({ raw, receivedAtMs, signature, verified: true, source: account.id }),
      log,
    }),
});
// The way of the tests: the port is on this machine's loopback, as the API is.
const start = (): Promise<void> => listening.start(account, new AbortController().signal, () => {});

const say = (): void => {
  const rows = tree.getChildren().map(node => String(tree.getTreeItem(node).label));
  process.stdout.write(`${JSON.stringify({ state: listening.state.kind, rows })}\n`);
};
listening.onDidChange(say);
tree.onDidChangeTreeData(say);
await journal.ready();
const takeOver = new TakeOver(folder, {
  listening,
  records,
  accounts: { all: [account] } as unknown as Accounts,
  journal,
  start,
});
say();
process.stdin.on("data", async () => {
  await start();
  await takeOver.wanted(account);
});
process.stdin.on("end", () => process.exit());
