import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { previewOf } from "./previewFrames.ts";
import { appearances, session } from "./session.ts";
import type { Workbench } from "./workbench.ts";

const picture = "photo.wamsg.json";

/** A picture of 64 × 48 red dots. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAQ0lEQVR42u3PQQkAAAgEsItz/VMYywp+hcEKLNO+FgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQGBqwWPoCDEkZcDMwAAAABJRU5ErkJggg==",
  "base64",
);

/** A message with a picture that lies beside it. */
function writePhoto(folder: string): void {
  writeFileSync(join(folder, "wheel.png"), png);
  const image = { link: "wheel.png", caption: "The new wheel" };
  const payload = { messaging_product: "whatsapp", to: "+15551234567", type: "image", image };
  writeFileSync(join(folder, picture), JSON.stringify(payload, null, 2));
}

/** Puts the focus beside the preview: what is opened next is opened there. */
const intoEditor = (workbench: Workbench): Promise<void> =>
  workbench.editor(picture).locator(".view-lines").first().click();

for (const appearance of appearances)
  test(`a picture beside its message is shown, opened large and exported, in ${appearance}`, async () => {
    const name = `preview-${appearance}`;
    await session(
      name,
      { appearance, vsix: vsix() },
      async ({ workbench, folder, dataFolder, picture: take }) => {
        const { page } = workbench;
        writePhoto(folder);
        await workbench.ready();
        await workbench.openFile(picture);
        await workbench.run("Wamsg: Open Preview to the Side");
        const shown = await previewOf(workbench, "The new wheel");
        const image = shown.locator(".media img");
        await image.evaluate(it => (it as HTMLImageElement).decode());
        assert.equal(await image.evaluate(it => (it as HTMLImageElement).naturalWidth), 64);

        await shown.getByRole("button", { name: "Open wheel.png" }).click();
        await shown.getByRole("dialog").locator("img").waitFor();
        await take(`${name}-1-large`);
        await page.keyboard.press("Escape");
        await shown.getByRole("dialog").waitFor({ state: "detached" });

        // Exported as it is seen: a page that holds the picture, and a picture.
        for (const [choice, extension] of [
          ["Save as Web Page", "html"],
          ["Save as Picture", "png"],
        ] as const) {
          await intoEditor(workbench);
          await workbench.run("Wamsg: Export Preview…");
          await workbench.pick(choice).click();
          const ok = page
            .locator(".quick-input-widget a, .quick-input-widget button")
            .filter({ hasText: /^OK$/ });
          await ok.first().waitFor();
          const file = join(folder, `photo.${extension}`);
          await ok.first().click();
          await workbench.notification(`Exported photo.${extension}`).waitFor({ timeout: 60_000 });
          assert.ok(existsSync(file), file);
          if (extension === "html") assert.match(readFileSync(file, "utf8"), /The new wheel/);
          else assert.equal(readFileSync(file).subarray(1, 4).toString(), "PNG");
          await workbench.run("Notifications: Clear All Notifications");
        }
        assert.deepEqual(faults(dataFolder), []);
      },
    );
  });

test("a window that is reloaded right after its preview was opened shows it again, locked as it was", async () => {
  await session(
    "preview-reload",
    { appearance: "dark", vsix: vsix() },
    async ({ workbench, folder, dataFolder, picture: take }) => {
      const { page } = workbench;
      writePhoto(folder);
      await workbench.ready();
      await workbench.openFile(picture);
      await workbench.run("Wamsg: Open Preview to the Side");
      const shown = await previewOf(workbench, "The new wheel");
      await shown.getByRole("button", { name: "Lock preview" }).click();
      await shown.getByRole("button", { name: "Unlock preview" }).waitFor();
      await intoEditor(workbench);
      const loaded = page.waitForEvent("load");
      await workbench.run("Developer: Reload Window");
      await loaded;
      await workbench.ready();
      const revived = await previewOf(workbench, "The new wheel");
      await revived.getByRole("button", { name: "Unlock preview" }).waitFor();
      await revived.locator(".media img").waitFor();
      await take("preview-reload");
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});
