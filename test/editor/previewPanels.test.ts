import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { FrameLocator, Page } from "playwright-core";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { previewOf } from "./previewFrames.ts";
import { session } from "./session.ts";
import type { Workbench } from "./workbench.ts";

function write(folder: string, name: string, body: string): void {
  const payload = { messaging_product: "whatsapp", to: "+15551234567", type: "text", text: { body } };
  writeFileSync(join(folder, `${name}.wamsg.json`), JSON.stringify(payload, null, 2));
}

/** Gives a preview the keys, without pressing anything of it. */
async function focus({ page }: Workbench, preview: FrameLocator): Promise<void> {
  const active = page.locator(".editor-group-container.active .tab.active").getByText(/Preview \w+\.wamsg/);
  // A page that has only just come may not hear the first click.
  for (let tries = 0; tries < 20; tries++) {
    await preview.locator("#chat").click({ position: { x: 8, y: 8 } });
    const is = await active.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (is) return;
  }
  throw new Error("The preview does not take the focus.");
}

/** What the clipboard holds, and how wide it is where it is a picture. */
async function copied(page: Page): Promise<{ types: readonly string[]; width: number }> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const types = item?.types ?? [];
    const picture = types.includes("image/png") ? await item?.getType("image/png") : undefined;
    return { types, width: picture ? (await createImageBitmap(picture)).width : 0 };
  });
}

test("the commands of a preview work while it has the focus: copy as a picture, lock, show its message", async () => {
  // As on a remote machine, where no browser is installed: the preview draws the picture itself.
  const environment = { WAMSG_BROWSER: "/nowhere/browser" };
  await session(
    "preview-commands",
    { appearance: "dark", vsix: vsix(), environment },
    async ({ workbench, folder, dataFolder, picture }) => {
      const { page } = workbench;
      write(folder, "one", "The first message");
      await workbench.ready();
      await workbench.openFile("one.wamsg.json");
      await workbench.run("Wamsg: Open Preview to the Side");
      const preview = await previewOf(workbench, "The first message");

      // From the editor, and with the focus in the preview. A browser may want a press on the preview's own button first.
      const done = page.locator(".statusbar").getByText("The preview is in the clipboard");
      const asks = preview.getByRole("button", { name: "Copy picture" });
      const isCopied = async (): Promise<void> => {
        await Promise.race([done.waitFor({ timeout: 60_000 }), asks.waitFor({ timeout: 60_000 })]);
        if ((await asks.count()) > 0) await asks.click();
        await done.waitFor();
      };
      await workbench.run("Wamsg: Export Preview…");
      await workbench.pick("Copy as Picture").click();
      await isCopied();
      await picture("preview-copy");
      const { types, width } = await copied(page);
      assert.ok(types.includes("image/png"), types.join());
      assert.equal(width, (375 + 48) * 2);
      await done.waitFor({ state: "detached" });
      await focus(workbench, preview);
      await workbench.run("Wamsg: Copy Preview as Picture");
      await isCopied();

      await focus(workbench, preview);
      await workbench.run("Wamsg: Lock or Unlock Preview");
      await preview.getByRole("button", { name: "Unlock preview" }).waitFor();
      await focus(workbench, preview);
      await workbench.run("Wamsg: Show Message of Preview");
      await page
        .locator('.editor-group-container.active .tab.active[data-resource-name="one.wamsg.json"]')
        .waitFor();
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});

test("a picture that the customer sent is fetched when its Load is pressed, by the simulator's media id", async () => {
  await session(
    "preview-load",
    { appearance: "dark", vsix: vsix() },
    async ({ workbench, folder, dataFolder, picture }) => {
      const { page, quickInput } = workbench;
      write(folder, "one", "Which wheel is it?");
      await workbench.ready();
      await workbench.openFile("one.wamsg.json");
      await workbench.run("Wamsg: Open Preview to the Side");
      const preview = await previewOf(workbench, "Which wheel is it?");

      await focus(workbench, preview);
      await workbench.run("Wamsg: Reply as Customer…");
      await workbench.pick("Image").click();
      await workbench.pick("A Sample").click();
      await page.getByText("Words below it").waitFor();
      await quickInput.fill("This one");
      await page.keyboard.press("Enter");
      await preview.locator(".reply").getByText("This one").waitFor();
      await picture("preview-load-before");
      await preview.locator(".reply").getByRole("button", { name: "Load", exact: true }).click();
      await preview.locator(".reply .media img").waitFor({ timeout: 10_000 });
      await picture("preview-load");
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});

test("a locked preview and one that follows come back as they were, each on its own message", async () => {
  await session(
    "preview-two",
    { appearance: "dark", vsix: vsix() },
    async ({ workbench, folder, dataFolder, picture }) => {
      const { page } = workbench;
      for (const [name, body] of [
        ["one", "The first message"],
        ["two", "The second message"],
        ["three", "The third message"],
      ] as const)
        write(folder, name, body);
      const unlocked = (preview: FrameLocator) => preview.getByRole("button", { name: "Lock preview" });
      const locked = (preview: FrameLocator) => preview.getByRole("button", { name: "Unlock preview" });
      await workbench.ready();
      await workbench.openFile("one.wamsg.json");
      await workbench.run("Wamsg: Open Preview to the Side");
      const first = await previewOf(workbench, "The first message");
      await unlocked(first).click();
      await locked(first).waitFor();

      await workbench.editor("one.wamsg.json").locator(".view-lines").first().click();
      await workbench.openFile("two.wamsg.json");
      await workbench.run("Wamsg: Open Preview to the Side");
      const second = await previewOf(workbench, "The second message");
      await unlocked(second).waitFor();
      const tab = (title: string) => page.locator(`.tab[aria-label*="${title}"]`).first();
      await tab("🔒 Preview one.wamsg.json").waitFor();
      await tab("Preview two.wamsg.json").waitFor();

      // The one that is not locked goes along, the other stays.
      await workbench.editor("two.wamsg.json").locator(".view-lines").first().click();
      await workbench.openFile("three.wamsg.json");
      await tab("Preview three.wamsg.json").waitFor();
      await previewOf(workbench, "The third message");
      await picture("preview-two-before");
      const loaded = page.waitForEvent("load");
      await workbench.run("Developer: Reload Window");
      await loaded;
      await workbench.ready();

      await unlocked(await previewOf(workbench, "The third message")).waitFor();
      await tab("🔒 Preview one.wamsg.json").click();
      await locked(await previewOf(workbench, "The first message")).waitFor();
      await picture("preview-two");
      await tab("Preview three.wamsg.json").click();
      await previewOf(workbench, "The third message");
      await workbench.editor("three.wamsg.json").locator(".view-lines").first().click();
      await workbench.openFile("two.wamsg.json");
      await previewOf(workbench, "The second message");
      await tab("🔒 Preview one.wamsg.json").click();
      await previewOf(workbench, "The first message");
      assert.deepEqual(faults(dataFolder), []);
    },
  );
});
