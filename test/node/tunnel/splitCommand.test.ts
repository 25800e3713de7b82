import assert from "node:assert/strict";
import { test } from "node:test";
import { splitCommand } from "../../../src/node/tunnel/splitCommand.ts";

test("spaces part words, quotes keep them together, and nothing else means anything", () => {
  assert.deepEqual(splitCommand(` lt  --port \${port} `), ["lt", "--port", "${port}"]);
  assert.deepEqual(splitCommand(`"/opt/my tools/lt" 'a b'c $(date) | x`), [
    "/opt/my tools/lt",
    "a bc",
    "$(date)",
    "|",
    "x",
  ]);
  assert.deepEqual(splitCommand(String.raw`C:\bin\lt.exe -p ""`), [String.raw`C:\bin\lt.exe`, "-p", ""]);
});

test("a quote that stays open, or no word at all, is no command", () => {
  for (const command of ["", "   ", `lt "a b`, `""`]) assert.equal(splitCommand(command), undefined);
});
