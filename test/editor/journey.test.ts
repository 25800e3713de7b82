import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { appearances, session } from "./session.ts";

const file = "text.wamsg.json";

for (const appearance of appearances) {
  test(`a message is written, corrected, seen, sent and followed, in ${appearance}`, async () => {
    await session(
      `journey-${appearance}`,
      { appearance, vsix: vsix() },
      async ({ workbench, dataFolder, picture }) => {
        await workbench.ready();

        // Completed while typing: a property, and the value that is proposed with it.
        await workbench.openFile(file);
        await workbench.codeLens(file, "Send to test number").waitFor();
        await workbench.select(file, `"recipient_type": "individual",`);
        await workbench.type(`"reci`);
        await workbench.waitForSuggestion("recipient_type");
        await picture(`1-completion-${appearance}`);
        await workbench.suggestion("recipient_type").click();
        await workbench.waitForSuggestion("individual");
        await workbench.suggestion("individual").click();

        // A mistake is underlined, explained and corrected.
        await workbench.replace(file, "preview_url", "preview_ulr");
        await workbench.squiggles(file, "warning").first().waitFor();
        await picture(`2-mistake-${appearance}`);
        await workbench.quickFix("preview_url");
        await workbench.squiggles(file, "warning").first().waitFor({ state: "detached" });

        // Seen as the customer will see it, while it is typed.
        await workbench.run("Wamsg: Open Preview to the Side");
        await workbench.preview.getByText("Your bike is ready").waitFor();
        await workbench.select(file, "Hi");
        await workbench.type("Dear");
        await workbench.preview.getByText("Dear Robin, we fitted new brakes").waitFor();
        await picture(`3-preview-${appearance}`);

        await workbench.noProblems();

        // Sent to the simulator's customer, and followed until it is read.
        await workbench.codeLens(file, "Send to test number").click();
        for (const state of [/✓\s+sent/, /✓✓\s+delivered/, /✓✓\s+read/])
          await workbench.outputLine(state).first().waitFor({ timeout: 60_000 });
        await workbench.codeLens(file, /✓✓ read \d+ s ago/).waitFor();

        // The business sees the ticks, and they are blue.
        await workbench.preview.getByRole("combobox", { name: "View as" }).click();
        await workbench.preview.getByRole("option", { name: "Business" }).click();
        const ticks = workbench.preview.locator(".ticks[data-state=read]").first();
        await ticks.waitFor();
        assert.ok(isBlue(await ticks.evaluate(element => getComputedStyle(element).color)));
        await workbench.resizePanel(160);
        await ticks.scrollIntoViewIfNeeded();
        await picture(`journey-${appearance}`, "kept");

        assert.deepEqual(faults(dataFolder), []);
      },
    );
  });
}

/** Of the colour's channels ("rgb(0, 123, 252)") blue is the strongest and red the weakest; grey has them alike. */
function isBlue(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return red + 20 < green && green + 20 < blue;
}
