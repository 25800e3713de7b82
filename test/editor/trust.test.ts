import assert from "node:assert/strict";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../host/folders.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { clipboardAllowed, session } from "./session.ts";

const file = "text.wamsg.json";
const settings = { "wamsg.simulator.speed": 20 };

test("in a folder nobody has trusted yet, messages are checked, seen and sent to the simulator", async () => {
  await session(
    "trust",
    { appearance: "dark", vsix: vsix(), trust: true, settings, prepare: clipboardAllowed },
    async ({ workbench, folder, dataFolder, picture }) => {
      copyFileSync(join(root, "media", "icon.png"), join(folder, "a-photo.png"));
      rmSync(join(folder, "wamsg.templates.json"));
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

      // What has nothing to do with a real account works as well.
      await workbench.codeLens(file, "Copy as cURL").click();
      await workbench.page.locator(".statusbar-item").getByText("Copied as cURL").waitFor();
      await workbench.run("Wamsg: New Message from cURL");
      await workbench.page.locator('.tab.active[data-resource-name="text-2.wamsg.json"]').waitFor();
      await workbench.run("Wamsg: Pull Templates");
      await workbench.notification("1 template of Simulator: 1 new.").waitFor();
      await workbench.openFile("image.wamsg.json");
      await workbench.run("Wamsg: Upload Media…");
      await workbench.pick("a-photo.png").click();
      await workbench
        .editor("image.wamsg.json")
        .locator(".view-line")
        .filter({ hasText: /"id":\s"\d+"/ })
        .waitFor();
      await workbench.run("Notifications: Clear All Notifications");

      await workbench.run("Wamsg: Add Account…");
      await workbench.notification(/trust/i).waitFor();
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});
