import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, type TestContext, test } from "node:test";
import type * as vscode from "vscode";
import type { ForwardTarget } from "../../src/node/webhooks/forwardTarget.ts";
import { ListeningMark } from "../../src/node/webhooks/listeningMark.ts";
import { OverrideRecords } from "../../src/node/webhooks/overrideRecords.ts";
import type { Account, Accounts } from "../../src/vscode/accounts.ts";
import type { Listening } from "../../src/vscode/listening/listening.ts";
import { previousTokens } from "../../src/vscode/listening/overridePorts.ts";
import { repairAtStart } from "../../src/vscode/listening/repairAtStart.ts";
import { TakeOver } from "../../src/vscode/listening/takeOver.ts";
import { fakeLog } from "../fakes/log.ts";
import { overrideWorld } from "../fakes/overrideWorld.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

const account = { id: "harbour", name: "Harbour Bikes", phoneNumberId: "310987654321098" } as Account;

function storage(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-takeover-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Resolves to what a window does that opens: starts to listen, or shows that another one does, or nothing. */
async function opened(
  context: TestContext,
  folder: string,
  { leads, wanted = true }: { leads: boolean; wanted?: boolean },
): Promise<string> {
  const done = Promise.withResolvers<string>();
  const listening = {
    state: { kind: "off" },
    elsewhere: (there: Account | undefined) => {
      if (there || !wanted) done.resolve(there ? "elsewhere" : "nothing");
    },
  } as unknown as Listening;
  const over = new TakeOver(folder, {
    listening,
    records: new OverrideRecords(folder),
    accounts: { all: [account] } as unknown as Accounts,
    journal: {
      onDidLead: () => ({ dispose() {} }),
      leads: async () => {
        if (!leads) done.resolve("waits");
        return leads;
      },
    },
    forwarding: {
      chosen: undefined,
      targetOf: () => undefined,
      share: () => {},
      onDidChoose: () => ({ dispose() {} }),
    },
    log: fakeLog().log,
    start: async () => done.resolve("starts"),
  });
  context.after(() => over.dispose());
  return done.promise;
}

test("a window goes on where the one that listened was closed, if it leads the others", async context => {
  const folder = storage(context);
  assert.equal(await opened(context, folder, { leads: false, wanted: false }), "nothing"); // nobody wants to listen
  await new ListeningMark(folder).set({ accountId: account.id, forward: undefined });
  assert.equal(await opened(context, folder, { leads: true }), "starts");
  assert.equal(await opened(context, folder, { leads: false }), "waits");
});

/** A window that goes on for one that passed webhooks on to `there`, while the person chose `here` for this one. */
async function goesOnWith(
  context: TestContext,
  there: ForwardTarget | undefined,
  here: ForwardTarget | undefined,
) {
  const folder = storage(context);
  const mark = new ListeningMark(folder);
  await mark.set({ accountId: account.id, forward: there });
  const shared: unknown[] = [];
  const listening = { state: { kind: "off" }, elsewhere() {} };
  const over = new TakeOver(folder, {
    listening: listening as unknown as Listening,
    records: new OverrideRecords(folder),
    accounts: { all: [account] } as unknown as Accounts,
    journal: { onDidLead: () => ({ dispose() {} }), leads: async () => true },
    forwarding: {
      chosen: here,
      targetOf: () => here,
      share: it => void shared.push(it?.target),
      onDidChoose: () => ({ dispose() {} }),
    },
    log: fakeLog().log,
    start: async () => {
      listening.state = { kind: "on", account } as (typeof listening)["state"];
    },
  });
  context.after(() => over.dispose());
  await over.look();
  return { shared, written: (await mark.wanted(Date.now()))?.forward };
}

test("where webhooks were forwarded to by the window before holds, what was chosen here otherwise, and only news is told", async context => {
  const there = { url: "https://robin:secret@example.com/hook?key=secret", retries: true };
  const here = { url: "http://127.0.0.1:4000/", retries: false };
  const begin =
    "The window that listened is closed. The webhooks of Harbour Bikes come to this one now and are";

  assert.deepEqual(await goesOnWith(context, there, here), { shared: [there], written: there });
  assert.deepEqual(editor.said.splice(0), [
    `${begin} forwarded to https://example.com/hook, as they were there.`,
  ]);
  assert.deepEqual(await goesOnWith(context, undefined, here), { shared: [here], written: here });
  assert.deepEqual(editor.said.splice(0), [
    `${begin} forwarded to http://127.0.0.1:4000/, as you chose for this window.`,
  ]);
  // A reload of the same window, and one where nothing is forwarded.
  assert.deepEqual(await goesOnWith(context, here, here), { shared: [here], written: here });
  assert.deepEqual(await goesOnWith(context, undefined, undefined), {
    shared: [undefined],
    written: undefined,
  });
  assert.deepEqual(editor.said, []);
});

test("what a crash left at Meta is put back when a window opens, and that is said", async context => {
  const { world, ports, wanted } = overrideWorld();
  const records = new OverrideRecords(storage(context));
  world.override = wanted.url;
  await records.write({ ...wanted.record, url: wanted.url, previous: undefined, pid: 0, removed: false });
  const { log, lines } = fakeLog();
  let wish = true;
  const goesOn = async () => wish;
  editor.trusted = false;
  await repairAtStart({ log, records, goesOn, override: async () => ({ ...ports, records }) });
  assert.equal(world.override, wanted.url); // real accounts wait for trust

  editor.trusted = true;
  await repairAtStart({ log, records, goesOn, override: async () => ({ ...ports, records }) });
  assert.equal(world.override, wanted.url); // a window goes on with it
  wish = false;
  await repairAtStart({ log, records, goesOn, override: async () => ({ ...ports, records }) });
  assert.equal(world.override, undefined);
  assert.deepEqual(await records.all(), []);
  assert.match(editor.said.at(-1) ?? "", /had left the webhooks of Harbour Bikes on .*That is put back\./);
  assert.ok(lines.some(line => line.startsWith("info Putting back")));
});

test("what cannot be put back is said with the reason", async context => {
  const { wanted } = overrideWorld();
  const records = new OverrideRecords(storage(context));
  await records.write({ ...wanted.record, url: wanted.url, previous: undefined, pid: 0, removed: false });
  const { log } = fakeLog();
  const goesOn = async () => false;
  const override = () => Promise.reject(new Error("The account Harbour Bikes was removed."));
  await repairAtStart({ log, records, goesOn, override });
  assert.match(
    editor.said.at(-1) ?? "",
    /may still go to https:\/\/tunnel\.example\/webhook.* was removed\./,
  );
  assert.equal((await records.all()).length, 1);
});

test("the verify token of what was there before is known while the window closes, when no secret can be read", async () => {
  let closed = false;
  const kept = new Map<string, string>();
  const whileOpen = async <T>(value: T): Promise<T> => {
    if (closed) throw new Error("Canceled");
    return value;
  };
  const secrets = {
    get: (key: string) => whileOpen(kept.get(key)),
    store: (key: string, token: string) => whileOpen(void kept.set(key, token)),
    delete: (key: string) => whileOpen(void kept.delete(key)),
  };
  const tokens = previousTokens({ secrets } as unknown as vscode.ExtensionContext);
  await tokens.store("310987654321098", "their token");
  const afterCrash = previousTokens({ secrets } as unknown as vscode.ExtensionContext);
  assert.equal(await afterCrash.get("310987654321098"), "their token");
  closed = true;
  assert.equal(await tokens.get("310987654321098"), "their token");
  await tokens.delete("310987654321098");
});
