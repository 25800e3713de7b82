import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { session } from "./session.ts";

const file = "text.wamsg.json";
const settings = { "wamsg.simulator.speed": 20 };

test("in a folder nobody has trusted yet, messages are checked, seen and sent to the simulator", async () => {
  await session(
    "trust",
    { appearance: "dark", vsix: vsix(), trust: true, settings },
    async ({ workbench, dataFolder, picture }) => {
      await workbench.ready();
      await workbench.page.locator(".statusbar").getByText("Restricted Mode").waitFor();

      await workbench.openFile(file);
      await workbench.replace(file, "whatsapp", "telegraph");
      await workbench.squiggles(file, "error").first().waitFor();
      await workbench.replace(file, "telegraph", "whatsapp");
      await workbench.squiggles(file, "error").first().waitFor({ state: "detached" });

      await workbench.run("Wamsg: Open Preview to the Side");
      await workbench.preview.getByText("Your bike is ready").waitFor();

      await workbench.codeLens(file, "Send to test number").click();
      await workbench
        .outputLine(/✓✓\s+read/)
        .first()
        .waitFor();
      await picture("restricted-mode");

      await workbench.run("Wamsg: Add Account…");
      await workbench.notification(/trust/i).waitFor();
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});
