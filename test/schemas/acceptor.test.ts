import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isObject, type Rule } from "../../src/core/checks/finding.ts";
import { acceptsPayload } from "../../src/core/checks/generated/acceptsPayload.js";
import { validatePayload } from "../../src/core/checks/generated/validatePayload.js";
import { LazyPayload } from "../../src/core/checks/lazyPayload.ts";
import { allRules } from "../../src/core/checks/rules/allRules.ts";
import { everyMark } from "../../src/core/checks/textMarks.ts";
import { type Payload, parseDocument } from "../../src/core/document/parseDocument.ts";
import { readFixtures } from "../core/checks/readFixtures.ts";

const payloads = (["valid", "invalid", "examples"] as const)
  .flatMap(folder => readFixtures(folder).map(({ text }) => parseDocument(text)))
  .filter(document => document.faults.length === 0)
  .flatMap(document => document.payloads);

const context = { country: "IN", variables: {} };

/** What the validator that words its errors, and the rules that speak for the schemas, have against a payload. */
function objections(value: unknown): readonly string[] {
  const errors = validatePayload(value) ? [] : (validatePayload.errors ?? []);
  const document = parseDocument(JSON.stringify(value));
  const [payload] = document.payloads;
  const rules = allRules.filter(rule => rule.inSchemas && isFor(rule, value));
  const found = rules.flatMap(rule => rule.check(lazy(document, payload as Payload)).map(() => rule.code));
  return [...errors.map(it => `${it.instancePath} ${it.keyword}`), ...found];
}

function isFor({ types }: Rule, value: unknown): boolean {
  const { type, interactive } = value as { type?: unknown; interactive?: { type?: unknown } };
  return !types || types.some(it => it === type || it === `interactive/${interactive?.type}`);
}

const lazy = (document: ReturnType<typeof parseDocument>, payload: Payload) =>
  new LazyPayload(document, payload, payload.value as LazyPayload["value"], everyMark, context);

test("whatever is accepted at once has nothing that the schemas, or rules in their place, object to", () => {
  for (const { value } of payloads.filter(it => isObject(it.value))) {
    if (acceptsPayload(value)) assert.deepEqual(objections(value), [], JSON.stringify(value).slice(0, 500));
  }
});

test("hardly anything that is right needs a second look", () => {
  const right = payloads.filter(({ value }) => isObject(value) && objections(value).length === 0);
  const again = right.filter(({ value }) => !acceptsPayload(value));
  assert.ok(again.length < right.length / 20, `${again.length} of ${right.length}`);
});

test("no payload with one thing changed is accepted where the validator objects", () => {
  const valid = payloads.map(it => it.value).filter(value => isObject(value) && acceptsPayload(value));
  const changes = fc.record({
    payload: fc.constantFrom(...valid),
    place: fc.nat(),
    put: fc.constantFrom<unknown>(
      undefined,
      null,
      "",
      "x".repeat(5000),
      0,
      -1,
      1.5,
      99,
      true,
      [],
      {},
      "TEXT",
      "image",
    ),
  });
  fc.assert(
    fc.property(changes, ({ payload, place, put }) => {
      const changed = withChange(payload, place, put);
      if (isObject(changed) && acceptsPayload(changed)) assert.deepEqual(objections(changed), []);
    }),
    { numRuns: 5000 },
  );
});

/** The payload with another value, or none, at one of its places. */
function withChange(payload: unknown, place: number, put: unknown): unknown {
  const copy: unknown = structuredClone(payload);
  const places: (() => void)[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const owner = value as Record<string, unknown>;
    for (const key of Object.keys(owner)) {
      places.push(() => {
        if (put === undefined && !Array.isArray(owner)) delete owner[key];
        else owner[key] = put ?? null;
      });
      collect(owner[key]);
    }
  };
  collect(copy);
  places[place % Math.max(1, places.length)]?.();
  return copy;
}
