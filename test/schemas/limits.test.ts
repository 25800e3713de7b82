import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { isLimit, limitKeywords } from "./applicableLimits.ts";
import { type LimitRow, limitRows } from "./limitRows.ts";
import { provoke } from "./provoke.ts";
import { readSchemas, subschemas } from "./readSchemas.ts";
import { ruleLimits } from "./ruleLimits.ts";

const rows = limitRows();

for (const [kind, ofKind] of Map.groupBy(rows, row => row.kind)) {
  test(`${kind}: what is at a limit passes, what is one beyond is found there`, () => {
    assert.deepEqual(ofKind.filter(row => provoke(row) === undefined).map(words), []);
  });
}

test("no limit of the schemas is without a message that has it", () => {
  const covered = new Set(
    rows.flatMap(({ bases }) => bases.map(({ limit }) => `${limit.path} ${limit.keyword}`)),
  );
  const all = [...readSchemas()]
    .flatMap(([name, schema]) => subschemas(schema, name))
    .filter(({ path }) => !/\/(if|not)(\/|$)/.test(path))
    .flatMap(({ path, schema }) =>
      limitKeywords.filter(keyword => isLimit(path, keyword, schema[keyword])).map(it => `${path} ${it}`),
    );
  // A conversation is more than one message; the limits of rules have it.
  assert.deepEqual(
    all.filter(it => !covered.has(it)),
    ["message.schema.json/then minItems"],
  );
});

for (const { kind, place, bound, limit, code, context, make } of ruleLimits) {
  test(`${kind}: ${place}: ${bound} ${limit}`, () => {
    const codesFor = (size: number): string[] => {
      const problems = checkDocument(parseDocument(JSON.stringify(make(size))), context);
      return [...new Set(problems.filter(it => it.severity !== "info").map(it => it.code))];
    };
    assert.deepEqual(codesFor(limit), []);
    assert.deepEqual(codesFor(bound === "at most" ? limit + 1 : limit - 1), [code]);
  });
}

const words = ({ place, keyword, limit, severity }: LimitRow): string =>
  `${place}: ${keyword} ${limit} (${severity})`;
