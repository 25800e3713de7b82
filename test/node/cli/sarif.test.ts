import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { readFixtures } from "../../core/checks/readFixtures.ts";
import { bad, doubtful, folder, good, run } from "./run.ts";

const text = { type: "string", minLength: 1 };
const message = object({ text }, ["text"]);
const fromOne = { type: "integer", minimum: 1 };
const fromZero = { type: "integer", minimum: 0 };

/**
 * What SARIF 2.1.0 says of the parts that are written, and that there are no others: §3.13 log, §3.14 run, §3.18 and §3.19
 * tool, §3.49 rules, §3.27 results, §3.28 to §3.33 places.
 */
const log = object(
  {
    $schema: { type: "string", pattern: "sarif-2\\.1\\.0\\.json$" },
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: object(
        {
          tool: object(
            {
              driver: object(
                {
                  name: text,
                  version: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
                  rules: {
                    type: "array",
                    uniqueItems: true,
                    items: object({ id: text, shortDescription: message }, ["id"]),
                  },
                },
                ["name"],
              ),
            },
            ["driver"],
          ),
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          results: {
            type: "array",
            items: object(
              {
                ruleId: text,
                ruleIndex: fromZero,
                level: { enum: ["none", "note", "warning", "error"] },
                message,
                locations: {
                  type: "array",
                  items: object({
                    physicalLocation: object({
                      artifactLocation: object({
                        // RFC 3986: what stands in a reference without being encoded.
                        uri: { type: "string", pattern: "^[A-Za-z0-9\\-._~:/?#[\\]@!$&'()*+,;=%]+$" },
                      }),
                      region: object({
                        startLine: fromOne,
                        startColumn: fromOne,
                        endLine: fromOne,
                        endColumn: fromOne,
                        charOffset: fromZero,
                        charLength: fromZero,
                      }),
                    }),
                    logicalLocations: {
                      type: "array",
                      items: object({ fullyQualifiedName: text, kind: text }),
                    },
                  }),
                },
              },
              ["message"],
            ),
          },
        },
        ["tool"],
      ),
    },
  },
  ["version", "runs"],
);

const isLog = new Ajv({ allErrors: true }).compile(log);

test("SARIF of every fault there is has the form of its standard", async context => {
  const files = Object.fromEntries(readFixtures("invalid").map(({ name, text: content }) => [name, content]));
  const { code, out } = await run(["check", ".", "--format", "sarif"], { cwd: folder(context, files) });
  assert.equal(code, 1);
  const read = JSON.parse(out);
  assert.equal(isLog(read), true, JSON.stringify(isLog.errors));
  const [{ tool, results }] = read.runs;
  assert.ok(results.length > 300);
  for (const { ruleId, ruleIndex, locations } of results) {
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    const { startLine, startColumn, endLine, endColumn } = locations[0].physicalLocation.region;
    assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
  }
});

test("SARIF has the form of its standard whatever a file is called, and without a problem", async context => {
  const cwd = folder(context, {
    "good.wamsg.json": good,
    "with space.wamsg.json": bad,
    "ü%#?[1].wamsg.json": doubtful,
    "deep/er.wamsg.json": bad,
  });
  for (const files of [["."], ["good.wamsg.json"], [`${cwd}/with space.wamsg.json`]]) {
    const { out } = await run(["check", ...files, "--format", "sarif"], { cwd });
    assert.ok(isLog(JSON.parse(out)), JSON.stringify(isLog.errors));
  }
});

/** An object with these properties and no others. */
function object(properties: object, required: readonly string[] = Object.keys(properties)): object {
  const optional = ["logicalLocations", "shortDescription"];
  return {
    type: "object",
    additionalProperties: false,
    properties,
    required: required.filter(name => !optional.includes(name)),
  };
}
