import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { resolvePayload } from "../../../src/core/payload/resolvePayload.ts";
import { variablesIn, withVariables } from "../../../src/core/payload/variables.ts";

const known = { testNumber: "+15551234567", name: "Robin" };

test("fills in variables wherever they stand in a string, but not in names of properties", () => {
  const payload = {
    to: v("testNumber"),
    text: { body: `Hello ${v("name")} and ${v("name")}!` },
    [v("name")]: [v("name")],
  };
  assert.deepEqual(resolvePayload(payload, known), {
    kind: "resolved",
    body: { to: "+15551234567", text: { body: "Hello Robin and Robin!" }, [v("name")]: ["Robin"] },
  });
});

test("lists each variable without a value once, in the order of the payload", () => {
  const payload = { to: v("b"), text: { body: `${v("a")} ${v("b")} ${v("name")}` } };
  assert.deepEqual(resolvePayload(payload, known), { kind: "unresolved", variables: ["b", "a"] });
});

test("only own entries are variables, and only names of letters, digits and underscores", () => {
  assert.deepEqual(resolvePayload({ a: v("toString") }, known), {
    kind: "unresolved",
    variables: ["toString"],
  });
  assert.deepEqual(resolvePayload({ a: `${v("1a")} ${v("a-b")} $name` }, known), {
    kind: "resolved",
    body: { a: `${v("1a")} ${v("a-b")} $name` },
  });
});

test("a value that holds a variable itself is not filled in again", () => {
  const variables = { a: v("b"), b: "secret" };
  assert.deepEqual(resolvePayload({ text: v("a") }, variables), { kind: "resolved", body: { text: v("b") } });
});

test("leaves $schema out, with the variables in it", () => {
  assert.deepEqual(resolvePayload({ $schema: v("nowhere"), type: "text" }, {}), {
    kind: "resolved",
    body: { type: "text" },
  });
});

test("sends to the number that is given, and to nobody else", () => {
  const body = (payload: object) => resolvePayload(payload, {}, { kind: "phone", id: "+15550001111" });
  assert.deepEqual(body({ to: v("testNumber"), type: "text" }), {
    kind: "resolved",
    body: { to: "+15550001111", type: "text" },
  });
  assert.deepEqual(body({ recipient: "US.1", type: "text" }), {
    kind: "resolved",
    body: { to: "+15550001111", type: "text" },
  });
  assert.deepEqual(body({ recipient_type: "group", to: "Z3JvdXA=", recipient: "US.1" }), {
    kind: "resolved",
    body: { to: "+15550001111" },
  });
  assert.deepEqual(body({ recipient_type: "individual", type: "text" }), {
    kind: "resolved",
    body: { recipient_type: "individual", type: "text", to: "+15550001111" },
  });
});

test("a read receipt gets no recipient", () => {
  assert.deepEqual(
    resolvePayload({ status: "read", message_id: "wamid.1" }, {}, { kind: "phone", id: "+15550001111" }),
    {
      kind: "resolved",
      body: { status: "read", message_id: "wamid.1" },
    },
  );
});

for (const value of [null, 5, "text", [], undefined, true]) {
  test(`${JSON.stringify(value)} is no payload`, () => {
    assert.deepEqual(resolvePayload(value, {}), { kind: "notAnObject" });
  });
}

test("keeps __proto__ as a key, and touches no prototype", () => {
  const payload: unknown = JSON.parse('{ "__proto__": { "a": "b" }, "type": "text" }');
  const resolved = resolvePayload(payload, {});
  assert.equal(
    resolved.kind === "resolved" && JSON.stringify(resolved.body),
    '{"__proto__":{"a":"b"},"type":"text"}',
  );
});

test("without variables any value stays what it is, and is not changed in place", () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const before = JSON.stringify(value);
      assert.equal(JSON.stringify(withVariables(value, { a: "b" })), before.replaceAll(v("a"), "b"));
      assert.equal(JSON.stringify(value), before);
    }),
  );
});

test("what has been filled in completely has no variables left", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "text", "$ ", "}")), parts => {
      const value = {
        text: parts.map(part => (part.length === 1 && /[ab]/.test(part) ? v(part) : part)).join(""),
      };
      const names = variablesIn(value);
      assert.deepEqual(
        variablesIn(withVariables(value, Object.fromEntries(names.map(name => [name, "x"])))),
        [],
      );
    }),
  );
});

function v(name: string): string {
  return `\${${name}}`;
}

test("sends to a group by its id, and to a user by a business-scoped one", () => {
  const payload = { to: "+15551234567", recipient: "US.1", type: "text" };
  assert.deepEqual(resolvePayload(payload, {}, { kind: "group", id: "Z3JvdXA=" }), {
    kind: "resolved",
    body: { recipient_type: "group", to: "Z3JvdXA=", type: "text" },
  });
  assert.deepEqual(
    resolvePayload({ ...payload, recipient_type: "group" }, {}, { kind: "user", id: "US.48" }),
    {
      kind: "resolved",
      body: { recipient: "US.48", type: "text" },
    },
  );
});

test("each use of a UUID is another one, so that two ids differ", () => {
  const buttons = ["${uuid}", "a ${uuid}", "${uuid}"];
  const resolved = resolvePayload({ buttons }, { uuid: "3f0c1a52-0000-4000-8000-ffffffffffff" });
  assert.deepEqual(resolved, {
    kind: "resolved",
    body: {
      buttons: [
        "3f0c1a52-0000-4000-8000-ffffffffffff",
        "a 3f0c1a52-0000-4000-8000-000000000000",
        "3f0c1a52-0000-4000-8000-000000000001",
      ],
    },
  });
});
