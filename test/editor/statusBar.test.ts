import assert from "node:assert/strict";
import { globSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { addRealAccount, appSecret, listens, throughTunnel } from "./realAccount.ts";
import { appearances, pictures, session } from "./session.ts";
import type { Workbench } from "./workbench.ts";

const file = "text.wamsg.json";

const item = ({ page }: Workbench, text: string | RegExp) =>
  page.locator(".statusbar-item").filter({ hasText: text });
const countdown = /^24 h|23 h 5\d min/;
const trouble = "Webhooks not kept";
const elsewhere = "Webhooks: other window";

for (const appearance of appearances) {
  test(`the status bar counts the customer service window down and warns while nothing can be kept, in ${appearance}`, async () => {
    const settings = { "wamsg.simulator.speed": 10 };
    await session(`status-bar-${appearance}`, { appearance, vsix: vsix(), settings }, async session => {
      const { workbench, dataFolder, picture } = session;
      const tooltip = workbench.page.locator(".monaco-hover:visible");
      const hover = async (what: string | RegExp, text: string): Promise<void> => {
        await item(workbench, what).hover();
        await tooltip.filter({ hasText: text }).first().waitFor();
      };
      await workbench.ready();
      await workbench.openFile(file);
      await workbench.sendUntilRead(file);
      await hover(countdown, "+1 555 123 4567");
      await picture(`status-window-${appearance}`);

      const [journal = ""] = globSync("data/User/globalStorage/wamsg.wamsg/journal", { cwd: dataFolder });
      assert.notEqual(journal, "");
      const place = join(dataFolder, journal);
      rmSync(place, { recursive: true });
      writeFileSync(place, "in the way");
      await workbench.codeLens(file, "Send to test number").click();
      await workbench.notification("Webhooks cannot be kept").waitFor();
      await hover(trouble, "could not be written");
      await picture(`status-trouble-${appearance}`);
      rmSync(place);
      await workbench.codeLens(file, /✓|Send to test number/).click();
      await item(workbench, trouble).waitFor({ state: "hidden" });
      assert.deepEqual(faults(dataFolder), []);
    });
  });

  test(`another window shows who listens, and warns where it cannot go on, in ${appearance}`, async context => {
    const simulator = await startSimulator({ appSecret, speed: 10 });
    context.after(() => simulator.close());
    const settings = throughTunnel(context);
    await session(`two-windows-${appearance}`, { appearance, vsix: vsix(), settings }, async session => {
      const { workbench, dataFolder } = session;
      const { page } = workbench;
      await workbench.ready();
      await addRealAccount(workbench, simulator);
      await workbench.run("Wamsg: Forward Webhooks to…");
      await workbench.quickInput.fill("http://127.0.0.1:9/hook");
      await page.keyboard.press("Enter");
      await workbench.pick("Once").click();
      await workbench.run("Wamsg: Start Listening for Webhooks");
      await page.locator(".quick-input-titlebar").getByText("App secret of Harbour Bikes").waitFor();
      await workbench.quickInput.fill(appSecret);
      await page.keyboard.press("Enter");
      await workbench.dialog("Let Meta send the webhooks").getByRole("button", { name: "Allow" }).click();
      await listens(workbench).waitFor({ timeout: 60_000 });

      const other = await session.anotherWindow();
      const shot = (name: string) =>
        other.page.screenshot({ path: join(pictures, `${name}-${appearance}.png`), animations: "disabled" });
      await other.ready();
      await other.openFile(file);
      await item(other, elsewhere).waitFor({ timeout: 60_000 });
      await item(other, elsewhere).hover();
      await other.page.locator(".monaco-hover:visible").getByText("Another window listens").waitFor();
      await shot("status-other-window");

      // In a browser each window has secrets of its own: this one cannot go on, and says so. (Windows that can: twoWindows.test.ts.)
      await page.goto("about:blank");
      const warning = other.notification(
        "come here no more and are not forwarded to http://127.0.0.1:9/hook",
      );
      await warning.waitFor({ timeout: 60_000 });
      await shot("status-not-taken-over");
      await warning.getByRole("button", { name: "Start Listening for Webhooks" }).waitFor();
      await item(other, elsewhere).waitFor({ state: "hidden" });
      assert.deepEqual(faults(dataFolder), []);
    });
  });
}
