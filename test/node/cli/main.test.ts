import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { run } from "./run.ts";

test("without a command the commands are told, and nothing was done", async () => {
  const { code, out } = await run([]);
  assert.equal(code, 2);
  assert.match(out, /check .*\n {2}preview .*\n {2}send .*\n {2}simulate .*\n {2}listen /);
});

test("--help tells the commands, --version the version of the package", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  assert.equal((await run(["--help"])).code, 0);
  assert.deepEqual(await run(["--version"]), { code: 0, out: `${version}\n`, err: "" });
});

for (const [command, options] of [
  ["check", ["--format", "--max-warnings", "--country"]],
  ["preview", ["--out", "--view", "--theme", "--platform"]],
  ["send", ["--to", "--wait", "--timeout", "--json", "--force"]],
  [
    "simulate",
    ["--port", "--webhook", "--verify-token", "--app-secret", "--access-token", "--speed", "--seed"],
  ],
  [
    "listen",
    [
      "--port",
      "--verify-token",
      "--app-secret",
      "--journal",
      "--forward",
      "--retry",
      "--replay",
      "--tunnel",
      "--json",
    ],
  ],
] as const) {
  test(`wamsg ${command} --help tells each of its options, and does nothing else`, async () => {
    const { code, out, err } = await run([command, "x", "--help"]);
    assert.deepEqual([code, err], [0, ""]);
    for (const option of options) assert.ok(out.includes(option), option);
  });

  test(`wamsg ${command} says which option it does not know`, async () => {
    const { code, out, err } = await run([command, "--colour", "blue"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.equal(err, `wamsg: Unknown option '--colour'. See wamsg ${command} --help.\n`);
  });
}

test("a command that does not exist is named", async () => {
  const { code, err } = await run(["chekc", "x"]);
  assert.deepEqual([code, err], [2, "wamsg: There is no command “chekc”. See wamsg --help.\n"]);
});

for (const [args, said] of [
  [["check"], /A file is missing/],
  [["send"], /A file is missing/],
  [["send", "a", "b"], /takes one file; 2 were given/],
  [["check", "x", "--format", "xml"], /--format is text, json, sarif, github; it was “xml”/],
  [["check", "x", "--format"], /'--format <value>' argument missing/],
  [["check", "x", "--max-warnings", "few"], /--max-warnings is a whole number .* it was “few”/],
  [["check", "x", "--country", "Germany"], /--country is a country code of two letters/],
  [["send", "x", "--wait", "played"], /--wait is sent, delivered, read; it was “played”/],
  [["send", "x", "--timeout", "0"], /--timeout is a number from 0\.1/],
  [["preview", "x"], /--out is missing/],
  [["preview", "x", "--out", "x.pdf"], /neither an \.html nor a \.png/],
  [["preview", "x", "--out", "x.html", "--theme", "auto"], /--theme is light, dark/],
  [["simulate", "x"], /takes no “x”/],
  [["simulate", "--port", "70000"], /--port is a whole number from 0 to 65535; it was “70000”/],
  [["simulate", "--speed", "0"], /speed is a number from 0\.01 to 1000/],
  [["simulate", "--seed", "1.5"], /--seed is a whole number/],
  [["simulate", "--webhook", "localhost"], /“localhost” is not an http or https address/],
  [["listen", "--forward", "localhost"], /--forward is an http or https address/],
  [["listen", "--tunnel", "telnet"], /--tunnel is cloudflared, ngrok, devtunnel, or a command/],
  [["listen", "--replay", "last"], /--replay needs --forward/],
] as const) {
  test(`wamsg ${args.join(" ")} is refused in one sentence`, async () => {
    const { code, out, err } = await run(args);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, said);
    assert.equal(err.trimEnd().split("\n").length, 1);
  });
}
