import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { holesOf, matrix } from "../docs/matrix.ts";
import { messagesDocument } from "../docs/messagesDocument.ts";

test("every kind of message has schema, rules, completion, hover, snippet and fixtures", async () => {
  const holes = (await matrix()).map(row => ({ row, missing: holesOf(row) }));
  assert.deepEqual(
    holes
      .filter(({ missing }) => missing.length > 0)
      .map(({ row: { kind }, missing }) => `${kind.group}, ${kind.title}: ${missing.join(", ")}`),
    [],
  );
});

test("docs/messages.md says what the code does; npm run docs writes it anew", async () => {
  const written = readFileSync(`${import.meta.dirname}/../../docs/messages.md`, "utf8");
  assert.equal(written, await messagesDocument());
});
