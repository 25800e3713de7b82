import type * as vscode from "vscode";
import { OverrideRecords } from "../../src/node/webhooks/overrideRecords.ts";
import { isOwned } from "../../src/node/webhooks/repairOverrides.ts";
import { startReceiver } from "../../src/node/webhooks/startReceiver.ts";
import type { Account, Accounts } from "../../src/vscode/accounts.ts";
import { DeliveryTree } from "../../src/vscode/deliveries/deliveryTree.ts";
import { Forwarding } from "../../src/vscode/deliveries/forwarding.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { DeliveryJournal } from "../../src/vscode/deliveryJournal.ts";
import { Listening } from "../../src/vscode/listening/listening.ts";
import { TakeOver } from "../../src/vscode/listening/takeOver.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { fakeLog } from "../fakes/log.ts";
import { reachOptions } from "../fakes/reaching.ts";
import { editor } from "../fakes/vscode.ts";

/**
 * The part of a window that listens, forwards and shows, in a process of its own. Argument: what it is made of, as JSON.
 * Lines of input are the person: `listen`, `forward ADDRESS`, who presses what is in `presses` wherever it is offered; `beat`
 * is time that passes. Says what it shows, a line of JSON, whenever that changes.
 */
const { folder, simulator, machine, appSecret, presses } = JSON.parse(process.argv[2] ?? "{}");
const { log } = fakeLog();
const book = new DeliveryBook(log);
const journal = new DeliveryJournal({ fsPath: folder } as vscode.Uri, log, book);
const forwarding = new Forwarding(fakeContext().context.workspaceState, log, book, journal);
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
  const said = editor.said.at(-1);
  const forwardedTo = forwarding.targetOf(account.id)?.url;
  process.stdout.write(`${JSON.stringify({ state: listening.state.kind, rows, said, forwardedTo })}\n`);
};
const push = editor.said.push.bind(editor.said);
editor.said.push = (...texts) => {
  setImmediate(say);
  return push(...texts);
};
listening.onDidChange(say);
tree.onDidChangeTreeData(say);
forwarding.onDidChange(() => setImmediate(say));
await journal.ready();
const takeOver = new TakeOver(folder, {
  listening,
  records,
  accounts: { all: [account] } as unknown as Accounts,
  journal,
  forwarding,
  log,
  start,
});
say();
process.stdin.on("data", async line => {
  const [what, address = ""] = String(line).trim().split(" ");
  if (what === "forward") {
    editor.inputs = [address, "Once"];
    editor.presses = presses;
    await forwarding.ask();
  } else if (what === "beat") {
    await takeOver.look();
  } else {
    await start();
    await takeOver.wanted(account);
  }
});
process.stdin.on("end", () => process.exit());
