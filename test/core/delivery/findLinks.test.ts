import assert from "node:assert/strict";
import { test } from "node:test";
import { findLinks } from "../../../src/core/delivery/findLinks.ts";

const known = new Map([
  ["kfIK1Y", { wamid: "wamid.one", label: "my text.wamsg.json" }],
  ["AAAA==", { wamid: "wamid.two", label: undefined }],
]);

const links = (line: string) =>
  findLinks(line, id => known.get(id)).map(({ start, end, target }) => [
    line.slice(start, end),
    target.kind,
    target.wamid,
  ]);

test("the file's name leads to the file, the short id to what was received", () => {
  assert.deepEqual(
    links("2026-01-01 [info] ✓✓ read  my text.wamsg.json → +1 555 123 4567  (…kfIK1Y)  +1.2 s"),
    [
      ["my text.wamsg.json", "file", "wamid.one"],
      ["(…kfIK1Y)", "message", "wamid.one"],
    ],
  );
});

test("a message without a file has one link, and each of two ids has its own", () => {
  assert.deepEqual(links('← +1 555  "Hi"  (…AAAA==)  answers (…kfIK1Y)'), [
    ["(…AAAA==)", "message", "wamid.two"],
    ["(…kfIK1Y)", "message", "wamid.one"],
  ]);
});

test("what is no id of a known message leads nowhere", () => {
  assert.deepEqual(links("(…zzzzzz) (…) (kfIK1Y) my text.wamsg.json → x"), []);
});
