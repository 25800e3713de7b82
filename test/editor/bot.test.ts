import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { appearances, session } from "./session.ts";

const file = "text.wamsg.json";

for (const appearance of appearances)
  test(`a customer of the preview talks to a bot, in ${appearance}`, async context => {
    const settings = { "wamsg.simulator.speed": 10 };
    await session(
      `bot-${appearance}`,
      { appearance, vsix: vsix(), settings },
      async ({ workbench, dataFolder, picture }) => {
        await workbench.ready();
        await workbench.openFile(file);
        // The first message starts the simulator, whose page says how a program reaches it.
        await workbench.sendUntilRead(file);
        const opened = workbench.page.context().waitForEvent("page");
        await workbench.run("Wamsg: Show Simulator");
        const page = await opened;
        const lines = await page.locator("pre", { hasText: "BASE_URL=" }).first().textContent();
        await page.close();
        const bot = await startBot(context, lines ?? "");

        await workbench.run("Wamsg: Forward Webhooks to…");
        await workbench.quickInput.fill(bot);
        await workbench.page.keyboard.press("Enter");
        await workbench.pick("Once").click();
        await workbench.outputLine("Webhooks are forwarded to").first().waitFor();

        await workbench.run("Wamsg: Open Preview to the Side");
        await workbench.preview.getByPlaceholder("Message").fill("Hi");
        await workbench.preview.getByPlaceholder("Message").press("Enter");
        await workbench.preview.getByText("Hello! What can we do for you?").waitFor();
        await workbench.preview.getByText("Book a service").first().click();
        const answer = workbench.preview.getByText("See you tomorrow at nine!");
        await answer.waitFor();
        await answer.scrollIntoViewIfNeeded();
        await workbench.resizePanel(160);
        await picture(`bot-${appearance}`, "kept");
        assert.deepEqual(faults(dataFolder), []);
      },
    );
  });

/** The sample bot, set up as its README says, with the lines of the simulator's page in a file. Its address. */
async function startBot(context: TestContext, lines: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-bot-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, ".env"), lines);
  const bot = join(import.meta.dirname, "../../samples/bot/bot.mjs");
  const child = spawn(process.execPath, ["--env-file=.env", bot], {
    cwd: folder,
    env: { PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  context.after(() => child.kill());
  const [line] = await once(createInterface(child.stdout), "line");
  return String(line).trim();
}
