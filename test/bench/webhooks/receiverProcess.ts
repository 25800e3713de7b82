import { Ledger } from "../../../src/core/delivery/ledger.ts";
import { applyEntry } from "../../../src/node/journal/applyEntry.ts";
import { openJournal } from "../../../src/node/journal/openJournal.ts";
import { startReceiver } from "../../../src/node/webhooks/startReceiver.ts";

/**
 * A program that receives as the editor does: the past is read from the journal, each webhook is in the journal before it is
 * acknowledged, and the state follows. Arguments: a folder, the app secret. Tells its port in one line of JSON, and with
 * each line of input how large it is.
 */
const [folder = "", appSecret = ""] = process.argv.slice(2);
const warn = (message: string): void => void process.stderr.write(`${message}\n`);
const journal = await openJournal(folder, { log: { warn } });
const ledger = new Ledger();
for await (const { entry } of journal.entries()) applyEntry(ledger, entry);
journal.onDidAppend(({ entry }) => applyEntry(ledger, entry));
const receiver = await startReceiver({
  port: 0,
  verifyToken: "verify",
  appSecrets: [appSecret],
  onWebhook: ({ raw, signature, receivedAtMs }) =>
    journal.append({ kind: "webhook", raw, signature, receivedAtMs, verified: true, source: "bench" }),
  log: { warn, error: warn },
});
process.stdout.write(`${JSON.stringify({ port: receiver.port, messages: ledger.sent.size })}\n`);
process.stdin.on("data", () => {
  // Garbage that nobody had a reason to collect does not count; the first time ends a collection that is under way.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1_000_000;
  process.stdout.write(`${JSON.stringify({ rss, heapUsed, cpuSeconds, messages: ledger.sent.size })}\n`);
});
process.stdin.on("end", async () => {
  await receiver.close();
  await journal.close();
});
