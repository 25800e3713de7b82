import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { metaJson } from "../../../src/node/simulator/metaJson.ts";
import { explainSignature } from "../../../src/node/webhooks/explainSignature.ts";
import { signatureOf } from "../../../src/node/webhooks/signature.ts";

const secret = "app-secret";
const body = { text: { body: "café 😀 a/b" }, n: 1, quote: 'x"y\\z', list: [1, "c"] };
const signed = metaJson(body);

const explained = (arrived: string, signature = signatureOf(signed, secret), secrets = [secret]): string =>
  explainSignature(Buffer.from(arrived), { signature, legacy: false }, secrets);

for (const [what, arrived] of [
  ["without Meta's escapes", JSON.stringify(body)],
  ["with its slashes only", JSON.stringify(body).replaceAll("/", "\\/")],
  ["with two spaces before each line", JSON.stringify(body, undefined, 2)],
  [
    "with spaces after colons and commas",
    `{"text": {"body": "caf\\u00e9 \\ud83d\\ude00 a/b"}, "n": 1, "quote": "x\\"y\\\\z", "list": [1, "c"]}`,
  ],
  ["with upper-case escapes", signed.replace("\\u00e9", "\\u00E9")],
  ["with a line break at its end", `${signed}\n`],
  ["with a byte order mark", `\ufeff${signed}`],
] as const)
  test(`a body that a relay wrote anew ${what} is known for it`, () => {
    assert.match(explained(arrived), /for the same JSON in another form.*pass the bytes on as they are/);
  });

const anyText = fc
  .array(fc.constantFrom("é", "😀", "/", "\\", '"', "a", "\n", "\u0007", "\u007f", " ", ": ", "\\u00e9"), {
    maxLength: 8,
  })
  .map(parts => parts.join(""));

test("whatever a body says, its rewriting is known", () => {
  fc.assert(
    fc.property(fc.dictionary(anyText, fc.array(anyText)), value => {
      fc.pre(JSON.stringify(value) !== metaJson(value));
      const signature = signatureOf(metaJson(value), secret);
      assert.match(explained(JSON.stringify(value), signature), /in another form/);
      assert.match(explained(JSON.stringify(value, undefined, 1), signature), /in another form/);
    }),
  );
});

test("another secret is told as such", () => {
  const told = explained(signed, signatureOf(signed, "other"));
  assert.match(told, /not made with the app secret\. Check that the app secret is the one of the app/);
});

test("where another secret and a rewriting may both be, both are told", () => {
  assert.match(
    explained(JSON.stringify(body), signatureOf(signed, "other")),
    /may have written it anew. Also check/,
  );
});

test("spaces around the secret are found", () => {
  assert.match(
    explained(signed, signatureOf(signed, secret), [` ${secret}\n`]),
    /without the spaces around it/,
  );
});

test("a signature that is missing, old or bent is told as such, and so is a missing secret", () => {
  const raw = Buffer.from(signed);
  const told = (signature: string | undefined, legacy = false): string =>
    explainSignature(raw, { signature, legacy }, [secret]);
  assert.match(told(undefined), /^missing\. /);
  assert.match(told(""), /^missing\. /);
  assert.match(told(undefined, true), /SHA-1/);
  assert.match(told(signatureOf(signed, secret).toUpperCase()), /not of the form/);
  assert.match(
    explainSignature(raw, { signature: signatureOf(signed, secret), legacy: false }, []),
    /there is none/,
  );
});

test("no explanation shows a secret or the body", () => {
  const marked = "marked-secret";
  for (const arrived of [signed, JSON.stringify(body), "{"])
    for (const signature of [signatureOf(signed, marked), signatureOf("x", "other"), "marked"]) {
      const told = explained(arrived, signature, [marked]);
      assert.ok(!told.includes(marked) && !told.includes("café"), told);
    }
});

test("a body of 3 MB is explained in no time worth mentioning", () => {
  const large = JSON.stringify({ text: "é/ ".repeat(750_000) });
  assert.match(explained(large, signatureOf("x", "other")), /not made with the app secret/);
});
