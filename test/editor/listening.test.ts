import assert from "node:assert/strict";
import { globSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type Simulator, startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { type OverrideRecord, readOverrideRecord } from "../../src/node/webhooks/overrideRecord.ts";
import { startReceiver } from "../../src/node/webhooks/startReceiver.ts";
import { overrideApi } from "../fakes/reaching.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { addRealAccount, appSecret, listens, throughTunnel } from "./realAccount.ts";
import { appearances, type Session, session } from "./session.ts";

const file = "text.wamsg.json";

for (const appearance of appearances)
  test(`a real account's webhooks come through a tunnel, and all is put back, in ${appearance}`, async context => {
    const simulator = await startSimulator({ appSecret, speed: 10 });
    context.after(() => simulator.close());
    const before = await ownServer(context, simulator);
    const settings = throughTunnel(context);
    await session(`listening-${appearance}`, { appearance, vsix: vsix(), settings }, async session => {
      const { workbench, picture, dataFolder } = session;
      const { page } = workbench;
      const configured = async () => (await overrideApi(simulator).readConfiguration()).phoneNumber;
      await workbench.ready();
      await workbench.openFile(file);
      await addRealAccount(workbench, simulator);
      await workbench.run("Notifications: Clear All Notifications");

      // Asked for: the secret once, leave once for each account, and how to put back what is there.
      await workbench.run("Wamsg: Start Listening for Webhooks");
      await page.locator(".quick-input-titlebar").getByText("App secret of Harbour Bikes").waitFor();
      await picture(`listening-secret-${appearance}`);
      await workbench.quickInput.fill(appSecret);
      await page.keyboard.press("Enter");
      const consent = workbench.dialog("Let Meta send the webhooks of Harbour Bikes to this machine?");
      await consent.getByText(`Until you stop listening, ${before.url} gets no messages`).waitFor();
      await picture(`listening-consent-${appearance}`);
      await consent.getByRole("button", { name: "Allow" }).click();
      await putBackLater(session, appearance);
      const on = listens(workbench);
      await on.waitFor({ timeout: 60_000 });
      await workbench
        .outputLine(/Meta's\sverification\sarrived\sand\swas\sanswered/)
        .first()
        .waitFor();
      const url = await configured();
      assert.match(url ?? "", /^http:\/\/127\.0\.0\.1:\d+\/webhook$/);
      assert.notEqual(url, before.url);

      // What happens at the account shows in the output and in the tree.
      await simulator.customerSends({ content: { type: "text", text: { body: "Is my bike ready?" } } });
      await workbench.codeLens(file, "Send to test number").click();
      await workbench.dialog("Send a real message to").getByRole("button", { name: "Send" }).click();
      await workbench
        .outputLine(/✓✓\s+read\s+text\.wamsg\.json/)
        .first()
        .waitFor({ timeout: 60_000 });
      await workbench
        .outputLine(/Is\smy\sbike\sready\?/)
        .first()
        .waitFor();
      await workbench.run("Wamsg: Focus on Deliveries View");
      const row = (text: string | RegExp) =>
        page.locator(".part.sidebar .monaco-list-row").filter({ hasText: text });
      await row(/text\.wamsg\.json.*read/)
        .first()
        .waitFor();
      await row(/Is my bike ready\?/)
        .first()
        .waitFor();
      await row(/text\.wamsg\.json.*read/)
        .first()
        .click();
      await row(/^accepted/)
        .first()
        .waitFor();
      await page.mouse.move(700, 300);
      await picture(`listening-${appearance}`, "kept");

      await workbench.run("Wamsg: Stop Listening for Webhooks");
      await workbench
        .outputLine(new RegExp(`Put\\sback:\\s${before.url}`))
        .first()
        .waitFor();
      await on.waitFor({ state: "detached" });
      assert.equal(await configured(), before.url);
      assert.equal(before.handshakes(), 2, "set by the person, and put back");
      assert.deepEqual(records(dataFolder), []);
      assert.deepEqual(faults(dataFolder), []);
    });
  });

test("after a crash the same window goes on, or what it left is put back; closing puts it back too", async context => {
  const simulator = await startSimulator({ appSecret, speed: 10 });
  context.after(() => simulator.close());
  const settings = throughTunnel(context);
  await session("listening-again", { appearance: "dark", vsix: vsix(), settings }, async session => {
    const { workbench, dataFolder } = session;
    const { page } = workbench;
    const configured = async () => (await overrideApi(simulator).readConfiguration()).phoneNumber;
    const becomes = async (holds: (url: string | undefined) => boolean): Promise<void> => {
      while (!holds(await configured())) await page.waitForTimeout(200);
    };
    const crash = (): boolean => process.kill(recordOf(dataFolder).pid, "SIGKILL");
    await workbench.ready();
    await addRealAccount(workbench, simulator);
    await workbench.run("Wamsg: Start Listening for Webhooks");
    await page.locator(".quick-input-titlebar").getByText("App secret of Harbour Bikes").waitFor();
    await workbench.quickInput.fill(appSecret);
    await page.keyboard.press("Enter");
    await workbench.dialog("Let Meta send the webhooks").getByRole("button", { name: "Allow" }).click();
    await listens(workbench).waitFor();
    await workbench.run("Wamsg: Show Deliveries");

    const first = await configured();
    crash();
    await becomes(url => url !== undefined && url !== first);
    await simulator.customerSends({ content: { type: "text", text: { body: "Are you there?" } } });
    await workbench
      .outputLine(/Are\syou\sthere\?/)
      .first()
      .waitFor();

    // Long ago: nobody goes on where it ended.
    await listens(workbench).waitFor();
    const [mark = ""] = globSync("data/User/globalStorage/*/listening.json", { cwd: dataFolder });
    utimesSync(join(dataFolder, mark), 0, 0);
    crash();
    await becomes(url => url === undefined);
    await workbench
      .outputLine(/A\swindow\sthat\sended\swithout\sstopping\shad\sleft/)
      .first()
      .waitFor();
    assert.deepEqual(records(dataFolder), []);

    // What was agreed to once is not asked again.
    await workbench.run("Wamsg: Start Listening for Webhooks");
    await becomes(url => url !== undefined);
    await listens(workbench).waitFor();
    await page.reload();
    await becomes(url => url === undefined);
    assert.deepEqual(records(dataFolder), []);
    assert.deepEqual(faults(dataFolder), []);
  });
});

/** A server of the person's own that has the number's webhooks before: Meta asks it for its token. */
async function ownServer(context: TestContext, simulator: Simulator) {
  let handshakes = 0;
  const server = await startReceiver({
    port: 0,
    verifyToken: "own-token",
    appSecrets: [appSecret],
    onHandshake: () => handshakes++,
    onWebhook: () => {},
    log: { warn() {}, error() {} },
  });
  context.after(() => server.close());
  await overrideApi(simulator).setOverride({ url: server.url, verifyToken: "own-token" });
  return { url: server.url, handshakes: () => handshakes };
}

async function putBackLater({ workbench, picture }: Session, appearance: string): Promise<void> {
  const question = workbench.dialog("This number's webhooks already have an address of their own.");
  await question.waitFor();
  await picture(`listening-previous-${appearance}`);
  await question.getByRole("button", { name: "Enter Its Verify Token" }).click();
  await workbench.page.locator(".quick-input-titlebar").getByText("Verify token").waitFor();
  await workbench.quickInput.fill("own-token");
  await workbench.page.keyboard.press("Enter");
}

function recordOf(dataFolder: string): OverrideRecord {
  const record = readOverrideRecord(
    JSON.parse(readFileSync(join(dataFolder, records(dataFolder)[0] ?? ""), "utf8")),
  );
  assert.ok(record);
  return record;
}

/** What is written down to be put back. */
const records = (dataFolder: string): string[] =>
  globSync("data/User/globalStorage/*/override-*.json", { cwd: dataFolder });
