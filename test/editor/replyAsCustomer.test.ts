import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { appearances, session } from "./session.ts";

const file = "interactive-list.wamsg.json";

for (const appearance of appearances)
  test(`a customer answers from the palette, in ${appearance}`, async () => {
    const settings = { "wamsg.simulator.speed": 10 };
    await session(
      `reply-${appearance}`,
      { appearance, vsix: vsix(), settings },
      async ({ workbench, dataFolder, picture }) => {
        const { page, preview, quickInput } = workbench;
        await workbench.ready();
        await workbench.openFile(file);
        await workbench.run("Wamsg: Open Preview to the Side");
        await preview.getByPlaceholder("Message").waitFor();

        await workbench.run("Wamsg: Reply as Customer…");
        await workbench.pick("Full service").waitFor();
        await picture(`reply-${appearance}-kinds`);
        await workbench.pick("Full service").click();
        await preview.getByText("Full service").last().waitFor();

        await workbench.run("Wamsg: Reply as Customer…");
        await workbench.pick("Location").click();
        await workbench.pick("Another Place").click();
        await page.getByText("Latitude (Press").waitFor();
        await quickInput.fill("95");
        await page.keyboard.press("Enter");
        await page.getByText("A latitude is a number from -90 to 90.").first().waitFor();
        await picture(`reply-${appearance}-fault`);
        // The first question of a step leads back to the list of places too.
        await page.locator(".quick-input-widget .codicon-quick-input-back").click();
        await workbench.pick("Sample Park").click();
        await preview.getByText("Sample Park").first().waitFor();

        await workbench.run("Wamsg: Reply as Customer…");
        await workbench.pick("Image").click();
        await workbench.pick("A Sample").click();
        await page.getByText("Words below it").waitFor();
        await quickInput.fill("The broken wheel");
        await page.keyboard.press("Enter");
        const answer = preview.getByText("The broken wheel").last();
        await answer.waitFor();
        await answer.scrollIntoViewIfNeeded();
        await picture(`reply-${appearance}-sent`);
        assert.deepEqual(faults(dataFolder), []);
      },
    );
  });
