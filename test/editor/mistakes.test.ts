import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { session } from "./session.ts";

const file = "text.wamsg.json";
const settings = { "wamsg.simulator.speed": 20 };

test("a message with mistakes keeps its picture, and is sent only where the person insists", async () => {
  await session(
    "mistakes",
    { appearance: "light", vsix: vsix(), settings },
    async ({ workbench, dataFolder, picture }) => {
      const { page, preview } = workbench;
      await workbench.ready();
      await workbench.openFile(file);
      await workbench.codeLens(file, "Preview").click();
      await preview.getByText("Your bike is ready").waitFor();

      // Broken JSON: the last good picture stays, with a word of explanation.
      await workbench.replace(file, "true", "tru");
      await preview.getByText(/last picture/i).waitFor();
      await preview.getByText("Your bike is ready").waitFor();
      await picture("broken-json");
      await workbench.replace(file, "tru", "true");
      await preview.getByText(/last picture/i).waitFor({ state: "detached" });

      // A message that breaks a rule is refused here; the person may want to see the API's own answer.
      await workbench.replace(file, "whatsapp", "telegraph");
      await workbench.squiggles(file, "error").first().waitFor();
      await workbench.codeLens(file, "Send to test number").click();
      const question = workbench.dialog(/was not sent yet/);
      await question.waitFor();
      await picture("refused");
      await question.getByRole("button", { name: "Send anyway" }).click();
      await workbench
        .outputLine(/telegraph|messaging_product|\(#?100\)/)
        .first()
        .waitFor();
      await page
        .locator(".notification-toast")
        .filter({ hasText: /100|messaging_product/ })
        .first()
        .waitFor();
      await picture("answered-by-the-api");
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});
