import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { selectInExplorer, uploads, writeDeskFiles } from "./deskSteps.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { clipboardAllowed, session } from "./session.ts";

const file = "text.wamsg.json";
const settings = { "wamsg.simulator.speed": 20 };

test("in a folder nobody has trusted yet, messages are checked, seen and sent to the simulator", async () => {
  await session(
    "trust",
    { appearance: "dark", vsix: vsix(), trust: true, settings, prepare: clipboardAllowed },
    async it => {
      const { workbench, folder, dataFolder, picture } = it;
      writeDeskFiles(it);
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

      // Whatever needs no real account works as well: cURL, templates, uploads, sequences, customers.
      // Not by the lens: that is drawn anew with every state of the message that was just sent.
      await workbench.run("Wamsg: Copy as cURL");
      await workbench.page.locator(".statusbar-item").getByText("Copied as cURL").waitFor();
      await workbench.run("Wamsg: New Message from cURL");
      await workbench.page.locator('.tab.active[data-resource-name="text-2.wamsg.json"]').waitFor();

      await workbench.run("Wamsg: Pull Templates");
      await workbench.notification("1 template of Simulator: 1 new.").waitFor();
      await workbench.run("Wamsg: New Message from Template…");
      await workbench.pick("hello_world").click();
      await workbench.page.locator('.tab.active[data-resource-name^="hello_world"]').waitFor();
      await workbench.run("Notifications: Clear All Notifications");

      await uploads(it, "restricted");

      await selectInExplorer(workbench, ["a-paper.wamsg.json", "b-one.wamsg.json", "b-two.wamsg.json"]);
      await workbench.choose("Send to test number");
      await workbench.notification(/Done: 3 of 3 sent\./).waitFor({ timeout: 60_000 });
      await picture("restricted-sequence");

      await workbench.openFile("interactive-list.wamsg.json");
      await workbench.run("Wamsg: Reply as Customer…");
      await workbench.pick("Full service").click();
      await workbench
        .outputLine(/Full\s+service/)
        .first()
        .waitFor();
      await workbench.run("Notifications: Clear All Notifications");
      await workbench.run("Wamsg: Start Listening for Webhooks");
      await workbench.notification("The simulator's webhooks come here by themselves").waitFor();

      await workbench.run("Wamsg: Add Account…");
      await workbench.notification(/trust/i).waitFor();
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});
