import assert from "node:assert/strict";
import { test } from "node:test";
import { describeWarnings } from "../../../src/core/preflight/describeWarnings.ts";
import { readHistory, withSend } from "../../../src/core/preflight/pastSend.ts";
import { pairWaitMs } from "../../../src/core/preflight/rules/pairRate.ts";
import { preflightRules } from "../../../src/core/preflight/rules/preflightRules.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { plain, rules, warnings } from "./context.ts";

const { nowMs } = plain;
const minute = 60_000;

const problem = (code: string, severity: Problem["severity"] = "error"): Problem => ({
  code,
  severity,
  message: `${code}.`,
  span: { start: 0, end: 1 },
  pointer: "",
  fixes: [],
});

const sends = (count: number, agoMs: number, links: readonly string[] = [], recipient = "15551234567") =>
  Array.from({ length: count }, () => ({ accountId: "a", recipient, atMs: nowMs - agoMs, links }));

test("a message that is all right gives nothing to say", () => {
  assert.deepEqual(warnings({}), []);
});

test("errors of the file are told, at most three; warnings are not; broken JSON blocks", () => {
  const many = ["a", "b", "c", "d", "e"].map(code => problem(code));
  const told = warnings({ problems: [...many, problem("w", "warning")] });
  assert.deepEqual(
    told.map(({ message }) => message),
    ["a.", "b.", "c. (and 2 more in Problems)"],
  );
  assert.deepEqual(warnings({ problems: [problem("syntax")], broken: true })[0]?.weight, "blocked");
});

test("a variable without a value blocks and can be given one", () => {
  const [told] = warnings({ unresolved: ["name", "city"] });
  assert.equal(told?.weight, "blocked");
  assert.equal(told?.remedy, "giveValues");
  assert.match(told?.message ?? "", /\$\{name\}, \$\{city\} have no value/);
});

test("outside the customer service window a free-form message is warned of with 131047, a template is not", () => {
  const closed = { window: { open: false, closesAtMs: nowMs - 120 * minute } };
  const [told] = warnings(closed);
  assert.deepEqual([told?.rule, told?.code], ["window-closed", 131047]);
  assert.match(told?.message ?? "", /closed 2 h ago/);
  assert.deepEqual(rules({ window: undefined }), ["window-unknown"]);
  const template = { ...plain.body, type: "template" };
  assert.deepEqual(rules({ ...closed, body: template }), []);
  assert.deepEqual(rules({ ...closed, body: { ...plain.body, category: "utility" } }), [], "Direct Send");
  assert.deepEqual(rules({ window: undefined, body: { status: "read" }, recipient: undefined }), []);
});

test("a number without country code is told with the number that is reached", () => {
  const [told] = warnings({
    recipient: { kind: "phone", id: "(555) 123-4567" },
    business: { ...plain.business, country: "IN", testNumbers: ["5551234567"] },
  });
  assert.equal(told?.rule, "number-without-country-code");
  assert.match(told?.message ?? "", /\+915551234567 is reached/);
});

const link = "https://example.com/bike.jpg";
const image = { body: { ...plain.body, type: "image", image: { link } } };

test("a media link sent within the last ten minutes is told, and no other", () => {
  assert.deepEqual(rules({ ...image, history: sends(1, 9 * minute, [link]) }), ["cached-media-link"]);
  assert.deepEqual(rules({ ...image, history: sends(1, 10 * minute, [link]) }), []);
  assert.deepEqual(rules({ ...image, history: sends(1, minute, [`${link}?v=2`]) }), [], "another asset");
  assert.match(
    warnings({ ...image, history: sends(1, 9 * minute, [link]) })[0]?.message ?? "",
    /was sent 9 min ago/,
  );
});

test("a media link that answers with something else is told with 131053", () => {
  const answering = (answer: object) =>
    warnings({ ...image, links: new Map([[link, answer as never]]) }).map(({ message }) => message);
  const ok = { kind: "answered", status: 200, mime: "image/jpeg", bytes: 1000 };
  assert.deepEqual(answering(ok), []);
  assert.deepEqual(answering({ ...ok, mime: undefined, bytes: undefined }), []);
  assert.deepEqual(answering({ ...ok, status: 405 }), [], "a server that knows no HEAD");
  assert.match(answering({ ...ok, mime: "text/html; charset=utf-8" })[0] ?? "", /is served as text\/html/);
  assert.match(answering({ ...ok, bytes: 6 * 1024 * 1024 })[0] ?? "", /has 6 MB; .* at most 5 MB/);
  assert.match(answering({ ...ok, status: 404 })[0] ?? "", /answers HTTP 404/);
  assert.match(answering({ kind: "unreachable", reason: "no answer in 5 s" })[0] ?? "", /no answer in 5 s/);
  assert.match(
    answering({ kind: "private", reason: "an address of a private network" })[0] ?? "",
    /cannot reach/,
  );
});

test("what the checks find about a template is told once, with the error it comes back with", () => {
  const told = warnings({
    problems: [
      problem("template-not-found"),
      problem("template-not-approved"),
      problem("template-parameters"),
    ],
  });
  assert.deepEqual(
    told.map(({ rule, code }) => [rule, code]),
    [
      ["template", 132001],
      ["template", 132015],
      ["template", 132000],
    ],
  );
});

test("the 46th message of a burst is told with 131056, and again a message later than one in six seconds", () => {
  assert.deepEqual(rules({ history: sends(44, 0) }), []);
  assert.deepEqual(rules({ history: sends(45, 0) }), ["pair-rate"]);
  assert.equal(pairWaitMs(sends(45, 0), "+1 555 123 4567", nowMs), 6000);
  assert.equal(pairWaitMs(sends(45, 6000), "+15551234567", nowMs), 0);
  assert.equal(
    pairWaitMs(sends(90, 1000, [], "49151"), "+15551234567", nowMs),
    0,
    "somebody else's messages",
  );
});

test("a group takes only some kinds of message, and only from numbers with a high limit", () => {
  const group = { recipient: { kind: "group", id: "Z3JvdXA=" }, window: undefined } as const;
  assert.deepEqual(rules({ ...group, business: { ...plain.business, messagingLimit: "TIER_100K" } }), []);
  assert.deepEqual(warnings(group)[0]?.code, 131215);
  const body = { ...plain.body, type: "interactive" };
  const business = { ...plain.business, messagingLimit: undefined };
  assert.deepEqual(rules({ ...group, business, body }), ["group-limits"]);
  assert.deepEqual(rules({ ...group, business, body, problems: [problem("not-in-group")] }), [
    "file-problems",
  ]);
});

const stranger = { recipient: { kind: "phone", id: "+4915123456789" } } as const;

test("hints of quality: rating, greeting, many messages, opt-in", () => {
  const hints = (over: object) => warnings(over).map(({ rule, weight }) => `${weight} ${rule}`);
  assert.deepEqual(hints({ business: { ...plain.business, qualityRating: "RED" } }), ["hint quality-rating"]);
  const greeting = (body: string) => hints({ body: { ...plain.body, text: { body } } });
  for (const text of ["Hi", "Hello!", "Good morning, Robin 👋", "Olá", "Hallo Anna"])
    assert.deepEqual(greeting(text), ["hint open-ended-greeting"], text);
  for (const text of [
    "Hi, is Tuesday fine?",
    "Hello Robin, your bike is ready. Come by until 6.",
    "High tide at nine",
  ])
    assert.deepEqual(greeting(text), [], text);
  assert.deepEqual(
    hints({ ...stranger, optedIn: true, history: sends(10, 60 * minute, [], "4915123456789") }),
    ["hint many-to-one"],
  );
  assert.deepEqual(hints(stranger), ["hint opt-in"]);
});

test("one's own phone and simulated customers need no protection", () => {
  assert.deepEqual(rules({ history: sends(20, 60 * minute) }), []);
  assert.deepEqual(rules({ ...stranger, business: { ...plain.business, simulated: true } }), []);
});

test("each rule but the two that make a message impossible can be switched off by its name", () => {
  assert.deepEqual(rules({ window: undefined, ...stranger }, ["opt-in"]), ["window-unknown"]);
  assert.deepEqual(rules({ unresolved: ["a"] }, ["unresolved-variable"]), ["unresolved-variable"]);
  assert.deepEqual(
    preflightRules.filter(({ optional }) => !optional).map(({ id }) => id),
    ["file-problems", "unresolved-variable"],
  );
});

test("what blocks comes first and hints come last, in one text", () => {
  const told = warnings({ ...stranger, window: undefined, unresolved: ["name"] });
  const text = describeWarnings(
    told.map(warning => ({ label: "text.wamsg.json", warning })),
    1,
  );
  assert.match(
    text,
    /^✗ \$\{name\}[\s\S]*\n\n⚠ [\s\S]*\(window-unknown, error 131047\)\n\n· [\s\S]*\(hint opt-in\)$/,
  );
});

test("what several messages have in common is said once, and more than ten things are counted", () => {
  const [warning] = warnings({ window: undefined });
  assert.ok(warning);
  const of = (label: string, message = "same") => ({ label, warning: { ...warning, message } });
  assert.match(describeWarnings([of("a"), of("b"), of("c")], 3), /^⚠ a and 2 more: same \(/);
  const many = Array.from({ length: 12 }, (_, i) => of("a", `m${i}`));
  assert.match(describeWarnings(many, 1), /… and 2 more\.$/);
});

test("the history forgets what is older than a day, and reads only what it wrote", () => {
  const day = 24 * 60 * minute;
  const [old] = sends(1, day);
  const [recent, now] = [...sends(1, day - 1), ...sends(1, 0)];
  assert.ok(old && recent && now);
  const history = withSend([old, recent], now);
  assert.deepEqual(history, [recent, now]);
  assert.deepEqual(readHistory([...JSON.parse(JSON.stringify(history)), {}, null, 5]), history);
  assert.deepEqual(readHistory("x"), []);
});
