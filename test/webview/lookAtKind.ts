import assert from "node:assert/strict";
import { test } from "node:test";
import type { Browser } from "playwright-core";
import { openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";
import { sampleMessages } from "./sampleMessages.ts";

/** The text of every element of a selector. */
export async function texts({ page }: Preview, selector: string): Promise<string[]> {
  const all = await page.locator(selector).allInnerTexts();
  return all.map(text => text.replace(/\s+/g, " ").trim());
}

/** A test that opens one kind of message, looks at it, and sees that nothing went wrong meanwhile. */
export type KindTest = (
  name: string,
  sample: keyof typeof sampleMessages,
  look: (preview: Preview) => Promise<void>,
) => void;

/** Makes the tests of a file. The browser is asked for only when they run. */
export function kindTests(browser: () => Browser): KindTest {
  return (name, sample, look) => {
    test(name, async () => {
      await using preview = await openPreview(browser(), snapshotOf(sampleMessages[sample]));
      assert.equal(await preview.page.locator(".message").count(), 1);
      await look(preview);
      assert.deepEqual(preview.faults, []);
    });
  };
}
