import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../../src/node/cli/finding.ts";
import { bad, doubtful, folder, good, run } from "./run.ts";

const findingsIn = (out: string): Finding[] => JSON.parse(out) as Finding[];

test("files without problems pass, and are counted", async context => {
  const cwd = folder(context, { "a.wamsg.json": good, "b.wamsg.json": good });
  assert.deepEqual(await run(["check", "a.wamsg.json", "b.wamsg.json"], { cwd }), {
    code: 0,
    out: "2 files checked: no problems\n",
    err: "",
  });
});

test("an error fails, and is told with its place", async context => {
  const cwd = folder(context, { "a.wamsg.json": bad });
  const { code, out } = await run(["check", "a.wamsg.json"], { cwd });
  assert.equal(code, 1);
  assert.match(out, /^a\.wamsg\.json:6:13: error .*empty.* \(too-short\)\n1 file checked: 1 error\n$/);
});

test("a warning passes, unless there are more than allowed", async context => {
  const cwd = folder(context, { "a.wamsg.json": doubtful });
  assert.equal((await run(["check", "a.wamsg.json"], { cwd })).code, 0);
  assert.equal((await run(["check", "a.wamsg.json", "--max-warnings", "1"], { cwd })).code, 0);
  assert.equal((await run(["check", "a.wamsg.json", "--max-warnings", "0"], { cwd })).code, 1);
});

test("JSON tells each problem with pointer, place and offsets", async context => {
  const text = `{\r\n  "messaging_product": "whatsapp", "to": "+15551234567",\r\n  "type": "text", "text": { "body": "" }\r\n}`;
  const cwd = folder(context, { "a.wamsg.json": text });
  const { code, out } = await run(["check", "a.wamsg.json", "--format", "json"], { cwd });
  const [finding, ...more] = findingsIn(out);
  assert.deepEqual([code, more], [1, []]);
  const offset = text.indexOf(`""`);
  const { message, ...place } = finding ?? {};
  assert.match(String(message), /empty/);
  assert.deepEqual(place, {
    file: "a.wamsg.json",
    severity: "error",
    code: "too-short",
    pointer: "/text/body",
    line: 3,
    column: 37,
    endLine: 3,
    endColumn: 39,
    offset,
    length: 2,
  });
});

test("JSON of no problems is an empty list", async context => {
  const cwd = folder(context, { "a.wamsg.json": good });
  assert.equal((await run(["check", "a.wamsg.json", "--format", "json"], { cwd })).out, "[]\n");
});

for (const [what, text] of [
  ["half-typed JSON", `{ "type": "te`],
  ["an empty file", ""],
  ["words", "hello"],
  ["bytes that are no text", "\0\u0001\ufffd"],
] as const) {
  test(`${what} gives one problem with the code syntax`, async context => {
    const cwd = folder(context, { "a.wamsg.json": text });
    const { code, out } = await run(["check", "a.wamsg.json", "--format", "json"], { cwd });
    assert.deepEqual([code, findingsIn(out).map(it => it.code)], [1, ["syntax"]]);
  });
}

test("a file of 5 MB is not read, and said to be too large", async context => {
  const cwd = folder(context, { "a.wamsg.json": JSON.stringify({ text: "x".repeat(5 * 1024 * 1024) }) });
  const { code, out } = await run(["check", "a.wamsg.json", "--format", "json"], { cwd });
  assert.deepEqual([code, findingsIn(out).map(it => it.code)], [1, ["too-large"]]);
  assert.match(findingsIn(out)[0]?.message ?? "", /5\.0 MB/);
});

for (const text of ["7", "null", `"text"`, "[1, null]"]) {
  test(`${text} is said not to be a payload`, async context => {
    const cwd = folder(context, { "a.wamsg.json": text });
    const { code, out } = await run(["check", "a.wamsg.json", "--format", "json"], { cwd });
    assert.equal(code, 1);
    assert.deepEqual([...new Set(findingsIn(out).map(it => it.code))], ["not-a-payload"]);
  });
}

test("standard input is checked for -", async () => {
  const { code, out } = await run(["check", "-", "--format", "json"], { input: JSON.stringify(bad) });
  assert.deepEqual([code, findingsIn(out)[0]?.file], [1, "<stdin>"]);
});

test("a byte order mark is not counted", async () => {
  const { out } = await run(["check", "-", "--format", "json"], { input: `\ufeff${JSON.stringify(bad)}` });
  assert.equal(findingsIn(out)[0]?.offset, JSON.stringify(bad).indexOf(`""`));
});

test("globs and folders stand for their files, each once, without those of packages", async context => {
  const cwd = folder(context, {
    "a.wamsg.json": bad,
    "deep/b.wamsg.json": bad,
    "deep/notes.json": "{}",
    "node_modules/x/c.wamsg.json": bad,
  });
  const filesOf = async (...args: string[]): Promise<string[]> =>
    findingsIn((await run(["check", ...args, "--format", "json"], { cwd })).out).map(it =>
      it.file.replaceAll("\\", "/"),
    );
  assert.deepEqual(await filesOf("**/*.wamsg.json"), ["a.wamsg.json", "deep/b.wamsg.json"]);
  assert.deepEqual(await filesOf("."), ["a.wamsg.json", "deep/b.wamsg.json"]);
  assert.deepEqual(await filesOf("deep/", "deep/b.wamsg.json"), ["deep/b.wamsg.json"]);
});

test("a name with brackets is a name where there is such a file", async context => {
  const cwd = folder(context, { "a[1].wamsg.json": bad });
  assert.equal((await run(["check", "a[1].wamsg.json"], { cwd })).code, 1);
});

test("what stands for no file could not be checked", async context => {
  const cwd = folder(context, {});
  for (const [pattern, said] of [
    ["none.wamsg.json", "none.wamsg.json cannot be read: there is no such file."],
    ["*.wamsg.json", "No file matches *.wamsg.json."],
    [".", "No file matches ./**/*.wamsg.json."],
  ] as const) {
    const { code, err } = await run(["check", pattern], { cwd });
    assert.deepEqual([code, err], [2, `wamsg: ${said}\n`]);
  }
});

test("variables of the environment are checked, no others of it are read", async context => {
  const cwd = folder(context, { "a.wamsg.json": { ...good, text: { body: "${name}" } } });
  assert.equal(
    (await run(["check", "a.wamsg.json"], { cwd, env: { WAMSG_VAR_name: "x".repeat(4097) } })).code,
    1,
  );
  assert.equal((await run(["check", "a.wamsg.json"], { cwd, env: { name: "x".repeat(4097) } })).code, 0);
});

test("the country of the business tells where a number without country code goes", async context => {
  const cwd = folder(context, { "a.wamsg.json": { ...good, to: "(555) 123-4567" } });
  const { out } = await run(["check", "a.wamsg.json", "--country", "in"], { cwd });
  assert.match(out, /\+91/);
});

test("GitHub gets an annotation for each problem, with everything escaped", async context => {
  const cwd = folder(context, { "a,b:c%.wamsg.json": { ...good, type: "100%\nsure" } });
  const { code, out } = await run(["check", "a,b:c%.wamsg.json", "--format", "github"], { cwd });
  assert.equal(code, 1);
  const lines = out.trimEnd().split("\n");
  for (const line of lines)
    assert.match(
      line,
      /^::(error|warning|notice) file=a%2Cb%3Ac%25\.wamsg\.json,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=Wamsg%3A [a-z-]+::.+$/,
    );
  assert.match(out, /100%25/);
});

test("GitHub gets nothing where there is nothing to say", async context => {
  const cwd = folder(context, { "a.wamsg.json": good });
  assert.deepEqual(await run(["check", "a.wamsg.json", "--format", "github"], { cwd }), {
    code: 0,
    out: "",
    err: "",
  });
});

test("SARIF holds what its standard asks for", async context => {
  const cwd = folder(context, { "with space.wamsg.json": bad, "b.wamsg.json": doubtful });
  const { code, out } = await run(["check", ".", "--format", "sarif"], { cwd });
  assert.equal(code, 1);
  const log = JSON.parse(out);
  assert.equal(log.version, "2.1.0");
  assert.match(log.$schema, /sarif-2\.1\.0/);
  const [{ tool, results, columnKind }] = log.runs;
  assert.deepEqual([tool.driver.name, columnKind], ["Wamsg", "utf16CodeUnits"]);
  assert.match(tool.driver.version, /^\d+\.\d+\.\d+/);
  assert.deepEqual(
    results.map((it: { level: string }) => it.level),
    ["warning", "error"],
  );
  for (const { ruleId, ruleIndex, message, locations } of results) {
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.ok(message.text);
    const { artifactLocation, region } = locations[0].physicalLocation;
    assert.doesNotMatch(artifactLocation.uri, /[\s\\]/);
    assert.ok(region.startLine >= 1 && region.startColumn >= 1 && region.charOffset >= 0);
    assert.ok(region.endLine > region.startLine || region.endColumn >= region.startColumn);
  }
  assert.equal(results[1].locations[0].physicalLocation.artifactLocation.uri, "with%20space.wamsg.json");
});

test("SARIF of no problems has an empty list of results", async context => {
  const cwd = folder(context, { "a.wamsg.json": good });
  const { out } = await run(["check", "a.wamsg.json", "--format", "sarif"], { cwd });
  assert.deepEqual(JSON.parse(out).runs[0].results, []);
});

test("what a file says cannot colour the terminal or break a line", async context => {
  const cwd = folder(context, { "a.wamsg.json": { ...good, type: "\u001b[31m\nred" } });
  const { out } = await run(["check", "a.wamsg.json"], { cwd });
  assert.ok(!out.includes("\u001b"));
  assert.equal(
    out
      .trimEnd()
      .split("\n")
      .filter(line => /: (error|warning|info) /.test(line)).length + 1,
    out.trimEnd().split("\n").length,
  );
});
