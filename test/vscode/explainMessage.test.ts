import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import { Explanations } from "../../src/vscode/deliveries/explainMessage.ts";
import { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { DeliveryJournal } from "../../src/vscode/deliveryJournal.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { statusBody } from "../core/delivery/bodies.ts";
import { fakeLog } from "../fakes/log.ts";

/** The page of a message in a window that was opened after the message had failed. */
async function page(context: TestContext, wamid: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-why-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const window = () => {
    const { log } = fakeLog();
    const book = new DeliveryBook(log);
    const journal = new DeliveryJournal({ fsPath: folder } as vscode.Uri, log, book);
    context.after(() => journal.close());
    return { book, journal };
  };
  const before = window();
  const errors = [{ code: 131026, title: "Message undeliverable" }];
  const status = { id: "wamid.a+/=", status: "failed", timestamp: "2", recipient_id: "15551234567", errors };
  await before.journal.received({
    raw: Buffer.from(JSON.stringify(statusBody(status))),
    receivedAtMs: 2000,
    signature: undefined,
    verified: true,
    source: "simulator",
  });
  await before.journal.close();
  const explanations = new Explanations({
    ...window(),
    account: () => simulatedAccount,
    isListening: () => false,
    window: () => undefined,
    connect: async () => undefined,
    templateCategory: () => undefined,
  });
  context.after(() => explanations.dispose());
  const query = encodeURIComponent(wamid);
  return explanations.provideTextDocumentContent({ query, toString: () => query } as vscode.Uri);
}

test("a page that was open when the window was reloaded is written anew", async context => {
  const text = await page(context, "wamid.a+/=");
  assert.match(text, /^# Why is this not delivered\?/);
  assert.match(text, /Error 131026/);
  assert.match(text, /\| account \| the simulator \|/);
});

test("of a message that is forgotten the page says so", async context => {
  assert.equal(await page(context, "wamid.gone"), "Nothing is known of this message any more.");
});
