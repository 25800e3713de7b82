import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { desktopEditor, executableOf } from "./desktopEditor.ts";
import { CannotGoOn } from "./say.ts";

const layouts = [
  ["Linux", "share/code/bin/code", "share/code/code"],
  ["Windows", "Microsoft VS Code/bin/code.cmd", "Microsoft VS Code/Code.exe"],
  [
    "macOS",
    "Visual Studio Code.app/Contents/Resources/app/bin/code",
    "Visual Studio Code.app/Contents/MacOS/Electron",
  ],
] as const;

for (const [system, command, executable] of layouts) {
  test(`finds the program behind the command "code" on ${system}`, t => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "wamsg-")));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const file of [command, executable]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), "");
    }
    symlinkSync(join(folder, command), join(folder, "code-on-the-path"));
    assert.equal(executableOf(join(folder, "code-on-the-path")), join(folder, executable));
  });
}

test("a command that belongs to no installed VS Code has no program", t => {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "code"), "");
  assert.equal(executableOf(join(folder, "code")), undefined);
});

test("a WAMSG_VSCODE that does not exist is said, not ignored", async t => {
  const before = process.env.WAMSG_VSCODE;
  t.after(() => {
    if (before === undefined) delete process.env.WAMSG_VSCODE;
    else process.env.WAMSG_VSCODE = before;
  });
  process.env.WAMSG_VSCODE = "/nowhere/code";
  await assert.rejects(desktopEditor({ unseen: true }), (error: unknown) => {
    assert.ok(error instanceof CannotGoOn);
    assert.match(error.message, /\/nowhere\/code/);
    return true;
  });
});
