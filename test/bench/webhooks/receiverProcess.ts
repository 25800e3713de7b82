import { JournalState } from "../../../src/node/journal/journalState.ts";
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
const state = new JournalState();
for await (const { entry, id } of journal.entries()) state.take(entry, id);
journal.onDidAppend(({ entry, id }) => void state.take(entry, id));
const receiver = await startReceiver({
  port: 0,
  verifyToken: "verify",
  appSecrets: [appSecret],
  onWebhook: ({ raw, signature, receivedAtMs }) =>
    journal.append({ kind: "webhook", raw, signature, receivedAtMs, verified: true, source: "bench" }),
  log: { warn, error: warn },
});
process.stdout.write(`${JSON.stringify({ port: receiver.port, messages: state.deliveries.sent.size })}\n`);
process.stdin.on("data", () => {
  // Garbage that nobody had a reason to collect does not count; the first time ends a collection that is under way.
  for (let i = 0; i < 2; i++) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const cpuSeconds = (user + system) / 1_000_000;
  process.stdout.write(
    `${JSON.stringify({ rss, heapUsed, cpuSeconds, messages: state.deliveries.sent.size })}\n`,
  );
});
process.stdin.on("end", async () => {
  await receiver.close();
  await journal.close();
});
