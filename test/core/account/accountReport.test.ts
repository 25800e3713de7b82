import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountFacts } from "../../../src/core/account/accountFacts.ts";
import { reportAccount } from "../../../src/core/account/accountReport.ts";
import { changed, healthy } from "./facts.ts";

const nowMs = Date.UTC(2026, 10, 25, 12);
const dayMs = 86_400_000;

/** What needs attention, as `section/label: severity value`. */
const remarks = (facts: AccountFacts, from: "info" | "warning" = "warning"): string[] =>
  reportAccount(facts, nowMs).sections.flatMap(({ title, lines }) =>
    lines
      .filter(({ severity }) => severity === "error" || severity === "warning" || severity === from)
      .map(({ severity, label, value }) => `${title}/${label}: ${severity} ${value}`),
  );

test("an account with which all is well needs no attention", () => {
  const { severity, headline } = reportAccount(healthy, nowMs);
  assert.deepEqual([severity, headline], ["good", "This account works. Nothing needs your attention."]);
  assert.deepEqual(remarks(healthy, "info"), []);
});

for (const [part, value, said] of [
  ["phone", { status: "DISCONNECTED" }, "Number/Status: error disconnected"],
  ["phone", { status: "BANNED" }, "Number/Status: error banned"],
  ["phone", { qualityRating: "YELLOW" }, "Number/Quality: warning yellow: medium"],
  ["phone", { qualityRating: "RED" }, "Number/Quality: warning red: low"],
  ["phone", { nameStatus: "DECLINED" }, "Number/Display name: warning declined"],
  ["phone", { platform: "ON_PREMISE" }, "Number/Platform: error On-Premises API"],
  ["health", { canSend: "LIMITED" }, "Sending/Can send: warning limited"],
  [
    "token",
    { valid: false, fault: "It was withdrawn." },
    "Access token/Token: error not valid: It was withdrawn.",
  ],
  ["token", { expiresAtMs: nowMs - 1 }, "Access token/Lifetime: error has ended (2026-11-25 11:59 UTC)"],
  [
    "token",
    { expiresAtMs: nowMs + 2.5 * dayMs },
    "Access token/Lifetime: warning ends in 2 days (2026-11-28 00:00 UTC)",
  ],
  [
    "token",
    { scopes: ["whatsapp_business_management"] },
    "Access token/Permission: error whatsapp_business_messaging is missing",
  ],
  [
    "token",
    { scopes: ["whatsapp_business_messaging"] },
    "Access token/Permission: warning whatsapp_business_management is missing",
  ],
  ["token", { accountIds: ["777"] }, "Business account/Access: warning the token is not for this account"],
  ["token", { appId: "99" }, "Webhooks/Subscribed apps: warning Bikes app, but not the token's own"],
  ["webhooks", { application: undefined }, "Webhooks/Go to: warning nowhere"],
  [
    "webhooks",
    { phoneNumber: "http://bikes.example.com" },
    "Webhooks/Go to: warning http://bikes.example.com · set for this number · in place of https://bikes.example.com/webhook",
  ],
  ["business", { reviewStatus: "REJECTED" }, "Business account/Review: error rejected"],
] as const)
  test(`${part} ${JSON.stringify(value)} is told, with what to do`, () => {
    const facts = changed(part, value);
    assert.deepEqual(remarks(facts), [said]);
    const lines = reportAccount(facts, nowMs).sections.flatMap(section => section.lines);
    const line = lines.find(({ severity }) => severity === "error" || severity === "warning");
    assert.match(line?.advice ?? "", /^[A-Z].*\.$/);
  });

test("the simulator's webhooks come to this machine, which is as it should be", () => {
  assert.deepEqual(remarks(changed("webhooks", { application: "http://127.0.0.1:8080/webhook" })), []);
});

test("a token that lasts long enough needs no attention, one that never ends says so", () => {
  assert.deepEqual(remarks(changed("token", { expiresAtMs: nowMs + 3 * dayMs })), []);
  const token = reportAccount(healthy, nowMs).sections[2]?.lines ?? [];
  assert.ok(token.some(({ label, value }) => label === "Lifetime" && value === "has no end"));
});

test("each thing that blocks sending is told with Meta's own solution", () => {
  const facts = changed("health", {
    canSend: "BLOCKED",
    entities: [
      {
        type: "WABA",
        id: "5309",
        canSend: "BLOCKED",
        remarks: [{ said: "141006 There is no payment method", solution: "Add a payment method." }],
      },
      { type: "APP", id: "62", canSend: "AVAILABLE", remarks: [] },
    ],
  });
  assert.deepEqual(remarks(facts), [
    "Sending/Can send: error blocked",
    "Sending/Business account 5309: error blocked: 141006 There is no payment method",
  ]);
  const lines = reportAccount(facts, nowMs).sections[1]?.lines;
  assert.equal(lines?.[1]?.advice, "Add a payment method.");
  assert.equal(lines?.[0]?.advice, undefined, "what to do is said once");
  assert.match(reportAccount(facts, nowMs).headline, /: 1 fault\.$/);
});

test("a part that failed says why, and the rest is still there", () => {
  const facts: AccountFacts = { ...healthy, token: { kind: "failed", why: "The endpoint knows no tokens." } };
  const { sections, severity, headline } = reportAccount(facts, nowMs);
  assert.deepEqual(sections[2]?.lines, [
    {
      severity: "warning",
      label: "Token",
      value: "could not be read",
      advice: "The endpoint knows no tokens.",
    },
  ]);
  assert.equal(sections[0]?.lines.length, 9);
  assert.deepEqual([severity, headline], ["warning", "This account works, with 1 warning."]);
});

test("without the business account's ID its parts say what is missing, which is no warning", () => {
  const notAsked = { kind: "notAsked", why: "The ID is not known." } as const;
  assert.deepEqual(remarks({ ...healthy, apps: notAsked, business: notAsked }, "info"), [
    "Webhooks/Apps: info not asked for",
    "Business account/Account: info not asked for",
  ]);
});

test("a value that is not published is shown as it is", () => {
  assert.deepEqual(remarks(changed("phone", { status: "SLEEPING_BEAUTY", mode: "constructor" }), "info"), [
    "Number/Status: info sleeping beauty",
    "Number/Mode: info constructor",
  ]);
});
