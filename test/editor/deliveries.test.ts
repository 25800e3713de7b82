import assert from "node:assert/strict";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { writeEntry } from "../../src/node/journal/entry.ts";
import { cache } from "../host/folders.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { appearances, session } from "./session.ts";

const many = 100_000;

for (const appearance of appearances)
  test(`a hundred thousand messages of the past are listed, opened and filtered, in ${appearance}`, async () => {
    const name = `deliveries-${appearance}`;
    const prepare = async (): Promise<void> =>
      writePast(join(cache, "sessions", name, "editor/data/User/globalStorage/wamsg.wamsg/journal"));
    await session(name, { appearance, vsix: vsix(), prepare }, async ({ workbench, dataFolder, picture }) => {
      const { page } = workbench;
      await workbench.ready();
      await workbench.run("Wamsg: Focus on Deliveries View");
      const row = (text: string | RegExp) =>
        page.locator(".part.sidebar .monaco-list-row").filter({ hasText: text });
      const call = row("Call from +1 555 123 4567").first();
      await call.waitFor({ timeout: 60_000 });
      await call.click();
      await row("completed, 42 s").nth(1).waitFor();
      const failed = row(/131026 Message undeliverable/).first();
      const advice = row("Ask the user").first();
      await failed.click();
      // A click is lost where the list is drawn anew, as it is when all of the past has been read.
      await advice.waitFor({ timeout: 10_000 }).catch(() => failed.click());
      await advice.waitFor();
      await page.mouse.move(700, 300);
      await picture(`many-deliveries-${appearance}`);

      const list = page.locator(".part.sidebar .monaco-list").last();
      await list.hover();
      for (let i = 0; i < 30; i++) await page.mouse.wheel(0, 800);
      await row("Show more").click();
      await list.hover();
      for (let i = 0; i < 60; i++) await page.mouse.wheel(0, 800);
      await row("Show more").waitFor();

      await workbench.run("Wamsg: Filter Deliveries…");
      await workbench.pick("Calls").click();
      await page.locator(".part.sidebar").getByText("Shown: calls").waitFor();
      await row("Show more").waitFor({ state: "detached" });
      await workbench.run("Wamsg: Show All Deliveries");

      // What the walkthrough shows of all this, and of the rest.
      await workbench.run("Welcome: Open Walkthrough...");
      await workbench.pick("Get started with Wamsg").click();
      const drawing = page.frameLocator(".getting-started-media iframe").frameLocator("iframe#active-frame");
      for (const [step, drawn] of steps) {
        await page.locator(".getting-started-step").filter({ hasText: step }).first().click();
        await page.mouse.move(0, 0);
        const text = drawing.getByText(drawn).first();
        await text.waitFor();
        // In black on black it would be there too.
        assert.notEqual(await text.evaluate(node => getComputedStyle(node).fill), "rgb(0, 0, 0)");
        await picture(`walkthrough-${step.replace(/\W+/g, "-").toLowerCase()}-${appearance}`);
      }
      assert.deepEqual(faults(dataFolder), []);
    });
  });

/** Each step of the walkthrough, and a text in its drawing. */
const steps = [
  ["Write a message", "text.wamsg.json"],
  ["See it on the phone", "Harbour Bikes"],
  ["Send it", "Copy as cURL"],
  ["Follow it", "DELIVERIES"],
  ["Go on with a real number", "Graph API"],
] as const;

/** A journal as a month of a busy number leaves it; the newest is a call, the one before it failed. */
function writePast(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const nowMs = Date.now();
  const state = (i: number): object =>
    i % 10 === 8
      ? { status: "failed", errors: [{ code: 131026, title: "Message undeliverable" }] }
      : { status: i % 3 === 0 ? "delivered" : "read", pricing: { billable: true, category: "utility" } };
  const perFile = many / 4;
  for (let number = 0; number < 4; number++) {
    const file = openSync(join(folder, `journal-00000${number + 1}.jsonl`), "w");
    let lines = "";
    for (let i = number * perFile; i < (number + 1) * perFile; i++) {
      const atMs = nowMs - (many - i) * 1000;
      const timestamp = String(Math.floor(atMs / 1000));
      const customer = `1555${String(1_000_000 + (i % 9000)).slice(-7)}`;
      const value =
        i === many - 1
          ? {
              calls: [
                {
                  id: "wacid.x",
                  from: "15551234567",
                  direction: "USER_INITIATED",
                  event: "terminate",
                  status: "COMPLETED",
                  duration: 42,
                  timestamp,
                  start_time: timestamp,
                },
              ],
            }
          : i % 20 === 5
            ? {
                messages: [
                  {
                    id: `wamid.${i}`,
                    from: customer,
                    timestamp,
                    type: "text",
                    text: { body: `Order ${i}?` },
                  },
                ],
              }
            : { statuses: [{ id: `wamid.${i}`, recipient_id: customer, timestamp, ...state(i) }] };
      const body = {
        entry: [{ id: "1", changes: [{ field: "calls" in value ? "calls" : "messages", value }] }],
      };
      lines += `\n${writeEntry(`past-${i}`, {
        kind: "webhook",
        receivedAtMs: atMs,
        raw: Buffer.from(JSON.stringify(body)),
        signature: undefined,
        verified: true,
        source: "simulator",
      })}`;
      if (lines.length < 1_000_000 && i !== (number + 1) * perFile - 1) continue;
      writeSync(file, lines);
      lines = "";
    }
    closeSync(file);
  }
}
