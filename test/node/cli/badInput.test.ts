import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Finding } from "../../../src/node/cli/finding.ts";
import { bad, folder, good, run, start } from "./run.ts";

/** What a person may hand over by mistake, and the one sentence that is said of it. */
const mistakes: readonly (readonly [what: string, bytes: string | Buffer, code: string, said: RegExp])[] = [
  ["an empty file", "", "syntax", /The file is empty/],
  ["white space", " \r\n\t", "syntax", /The file is empty/],
  ["comments", `// note\n${JSON.stringify(good)}`, "syntax", /JSON has no comments/],
  ["a trailing comma", `{ "type": "text", }`, "syntax", /no comma after the last item/],
  ["single quotes", `{ 'type': 'text' }`, "syntax", /double quotes/],
  ["YAML", "type: text\nto: 1", "syntax", /double quotes/],
  ["a page of the web", "<!doctype html><p>Hello", "syntax", /is not JSON/],
  ["half a file", `{ "type": "text", "text": { "body": "He`, "syntax", /closing double quote is missing/],
  ["two messages", `${JSON.stringify(good)}\n${JSON.stringify(good)}`, "syntax", /stand in an array/],
  ["NUL bytes", "\0\0\0\0", "syntax", /U\+0000/],
  ["a NUL byte behind the message", `${JSON.stringify(good)}\0`, "syntax", /U\+0000/],
  ["a NUL byte in a text", `{ "text": "a\0b" }`, "syntax", /control character/],
  ["UTF-16 of Windows", utf16(JSON.stringify(good), "\ufeff"), "syntax", /UTF-16.*Save it as UTF-8/],
  ["UTF-16 without its mark", utf16(JSON.stringify(good)), "syntax", /UTF-16.*Save it as UTF-8/],
  [
    "UTF-16 in the other order",
    utf16(JSON.stringify(good), "\ufeff").swap16(),
    "syntax",
    /UTF-16.*Save it as UTF-8/,
  ],
  ["Latin-1", Buffer.from(`{ "text": "Gr\u00fc\u00dfe" }`, "latin1"), "syntax", /0xFC.*Save it as UTF-8/],
  ["half of a character", Buffer.from([0x22, 0xf0, 0x9f, 0x9a, 0x22]), "syntax", /0xF0/],
  ["deep nesting", "[".repeat(500_000), "too-deep", /at most 100 levels/],
  ["deep nesting of objects", `{"a":`.repeat(5000), "too-deep", /5000 levels/],
  ["megabytes", JSON.stringify({ text: "x".repeat(3_000_000) }), "too-large", /2\.9 MB/],
];

for (const [what, bytes, code, said] of mistakes) {
  test(`${what}: one sentence, and no more`, async context => {
    const cwd = folder(context, {});
    writeFileSync(join(cwd, "a.wamsg.json"), bytes);
    const { exit, findings, err } = await checked(cwd);
    assert.deepEqual([exit, err, findings.map(it => it.code)], [1, "", [code]]);
    assert.match(findings[0]?.message ?? "", said);
    assert.ok((findings[0]?.message ?? "").length < 200);
    assert.ok(!findings[0]?.message.includes("\n"));
  });
}

test("what is not UTF-8 is marked at its first byte, also behind a true U+FFFD", async context => {
  const cwd = folder(context, {});
  const lines = Buffer.from(`{\n  "a": "\ufffd",\n  "b": "x\u00e9"\n}`, "utf8");
  const wrong = Buffer.concat([lines.subarray(0, -5), Buffer.from([0xe9]), lines.subarray(-3)]);
  writeFileSync(join(cwd, "a.wamsg.json"), wrong);
  const [finding] = (await checked(cwd)).findings;
  assert.deepEqual([finding?.line, finding?.column, finding?.length], [3, 10, 1]);
});

test("what is not UTF-8 is neither sent nor drawn", async context => {
  const cwd = folder(context, {});
  writeFileSync(join(cwd, "a.wamsg.json"), utf16(JSON.stringify(good), "\ufeff"));
  for (const args of [
    ["send", "a.wamsg.json"],
    ["preview", "a.wamsg.json", "--out", "a.html"],
  ]) {
    const { code, err } = await run(args, { cwd });
    assert.equal(code, 2);
    assert.match(err, /a\.wamsg\.json: This file is UTF-16/);
  }
});

test("a byte order mark and line breaks of Windows are no fault, and lines are counted as editors do", async context => {
  const text = JSON.stringify(bad, null, 2).replaceAll("\n", "\r\n");
  const cwd = folder(context, { "a.wamsg.json": `\ufeff${text}` });
  const { findings } = await checked(cwd);
  assert.deepEqual(
    findings.map(({ code, line, column, offset }) => ({ code, line, column, offset })),
    [{ code: "too-short", line: 6, column: 13, offset: text.indexOf('""') }],
  );
});

test("a key that is given twice, and one named __proto__, are keys like any other", async context => {
  const cwd = folder(context, {
    "a.wamsg.json": `{ "messaging_product": "whatsapp", "to": "\${testNumber}", "type": "text",
      "text": { "body": "a", "body": "b", "__proto__": { "body": "" } }, "constructor": 1, "toString": null }`,
  });
  const { findings } = await checked(cwd);
  assert.deepEqual(
    findings.map(({ code, pointer }) => [code, pointer]),
    [
      ["duplicate-key", "/text/body"],
      ["unknown-property", "/text/__proto__"],
      ["unknown-property", "/constructor"],
      ["unknown-property", "/toString"],
    ],
  );
});

test("half of a character, written as an escape, is JSON and a warning", async context => {
  const cwd = folder(context, {
    "a.wamsg.json": JSON.stringify({ ...good, text: { body: "Ready \ud83d" } }),
  });
  const { exit, findings } = await checked(cwd);
  assert.deepEqual([exit, findings.map(it => it.code)], [0, ["broken-character"]]);
});

for (const count of [1000, 10_000]) {
  test(`of ${count} faults in one file, a hundred are told, and how many there are`, async context => {
    const cwd = folder(context, { "a.wamsg.json": Array.from({ length: count }, () => ({ type: 1 })) });
    const { findings } = await checked(cwd);
    assert.equal(findings.length, 101);
    assert.match(findings.at(-1)?.message ?? "", /^… and more than \d+ problems more\.$/);
  });
}

test("every format tells of bad input, and one file's fault keeps no other from being checked", async context => {
  const cwd = folder(context, { "b.wamsg.json": bad, "c.wamsg.json": good });
  writeFileSync(join(cwd, "a.wamsg.json"), Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]));
  for (const format of ["text", "json", "sarif", "github"]) {
    const { code, out, err } = await run(["check", ".", "--format", format], { cwd });
    assert.deepEqual([code, err], [1, ""]);
    assert.match(out, /UTF-16/);
    assert.match(out, /must not be empty/);
  }
});

test("a check that is stopped says how far it came", async context => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}.wamsg.json`, good]));
  const checking = start(["check", "."], { cwd: folder(context, files) });
  checking.stop();
  assert.equal(await checking.code, 2);
  assert.match(checking.err(), /^wamsg: Stopped after 0 of 200 files\.\n$/);
});

async function checked(cwd: string): Promise<{ exit: number; findings: Finding[]; err: string }> {
  const { code, out, err } = await run(["check", "a.wamsg.json", "--format", "json"], { cwd });
  return { exit: code, findings: JSON.parse(out), err };
}

function utf16(text: string, mark = ""): Buffer {
  return Buffer.from(mark + text, "utf16le");
}
