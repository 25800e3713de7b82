import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { readFixtures } from "./readFixtures.ts";

type Container = Record<string | number, unknown>;
type Key = string | number;

/** What can go wrong at one place. */
const faults: Readonly<Record<string, (owner: Container, key: Key) => void>> = {
  "another word": (owner, key) => {
    owner[key] = "zzz";
  },
  null: (owner, key) => {
    owner[key] = null;
  },
  "no items": (owner, key) => {
    owner[key] = [];
  },
  "left out": (owner, key) => {
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else delete owner[key];
  },
  "a slip in the name": (owner, key) => {
    if (Array.isArray(owner)) return;
    const entries = Object.entries(owner);
    for (const [name] of entries) delete owner[name];
    for (const [name, value] of entries) owner[name === key ? `${name.slice(0, -1)}x` : name] = value;
  },
};

/** Without its catalog each item of an order in India needs three things more: those are faults of their own. */
const needsMore = /\/catalog_id$/;

const checked = (text: string) =>
  checkDocument(parseDocument(text), { country: "IN", variables: {} }).filter(it => it.severity === "error");

test("one fault in a message is told once, wherever it is, and nothing follows from it", () => {
  const seen = new Set<string>();
  for (const { name, text } of readFixtures("valid")) {
    const valid = text.replace(/^\ufeff/, "");
    if (valid.length > 6000 || checked(valid).length > 0) continue;
    const value: unknown = JSON.parse(valid);
    for (const path of pathsIn(value)) {
      const place = `${kindOf(value)} ${path.map(key => (typeof key === "number" ? "*" : key)).join("/")}`;
      if (seen.has(place) || needsMore.test(place)) continue;
      seen.add(place);
      for (const [fault, make] of Object.entries(faults)) {
        const told = checked(JSON.stringify(withFault(value, path, make)));
        assert.ok(
          told.length <= 1,
          `${name}: ${fault} at ${place} tells\n${told.map(it => `${it.pointer} ${it.message}`).join("\n")}`,
        );
      }
    }
  }
  assert.ok(seen.size > 500, `only ${seen.size} places were tried`);
});

function* pathsIn(value: unknown, path: readonly Key[] = []): Iterable<readonly Key[]> {
  if (typeof value !== "object" || value === null) return;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    yield [...path, key];
    yield* pathsIn((value as Container)[key], [...path, key]);
  }
}

function withFault(
  value: unknown,
  path: readonly Key[],
  make: (owner: Container, key: Key) => void,
): unknown {
  const changed = structuredClone(value);
  const owner = path.slice(0, -1).reduce((at, key) => at[key] as Container, changed as Container);
  make(owner, path.at(-1) ?? "");
  return changed;
}

/** Messages of different kinds may say the same place differently. */
function kindOf(value: unknown): string {
  const { type = "", interactive } = value as { type?: unknown; interactive?: { type?: unknown } };
  return `${type} ${interactive?.type ?? ""}`;
}
