import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { test } from "node:test";
import fc from "fast-check";
import { toCurl } from "../../src/core/curl/toCurl.ts";

const bash = spawnSync("bash", ["-c", "true"]).status === 0 ? "bash" : "sh";
const url = "https://graph.facebook.com/v25.0/310987654321098/messages";

/** The words that a shell makes of a command line, with a function in curl's place. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\nWAMSG_ACCESS_TOKEN=from-the-shell\n${command}`;
  const output = execFileSync(bash, ["-s"], { input: script, encoding: "utf8" });
  return output.split("\0").slice(0, -1);
}

const words = (body: unknown): string[] => [
  "--request",
  "POST",
  url,
  "--header",
  "Authorization: Bearer from-the-shell",
  "--header",
  "Content-Type: application/json",
  "--data-raw",
  JSON.stringify(body, null, 2),
];

test("a shell hands curl the payload as it is, whatever it holds", () => {
  const body = { body: "It's $HOME `date` $(date) \\ \"!\" \n🚲 @file 'quoted'", "'": "'" };
  assert.deepEqual(wordsOf(toCurl({ url, body, quoting: "bash" })), words(body));
});

test("no text of a payload gets out of its quotes", () => {
  const text = fc.string({
    unit: fc.constantFrom("'", '"', "\\", "$", "`", "(", ")", "!", "\n", "\0", "é", "a", " ", ";"),
  });
  fc.assert(
    fc.property(text, body => {
      assert.deepEqual(wordsOf(toCurl({ url, body: { body }, quoting: "bash" })), words({ body }));
    }),
    { numRuns: 30 },
  );
});
