import assert from "node:assert/strict";
import { test } from "node:test";
import type { Delivery } from "../../../../src/core/delivery/delivery.ts";
import type { DeliveryFacts } from "../../../../src/core/delivery/why/deliveryFacts.ts";
import { explainDelivery } from "../../../../src/core/delivery/why/explainDelivery.ts";
import { likelyCauses } from "../../../../src/core/delivery/why/likelyCauses.ts";

const sent: Delivery = {
  wamid: "wamid.a",
  recipient: "+4915123456789",
  state: "sent",
  times: { accepted: 0, sent: 1000 },
  pricing: undefined,
  errors: [],
};

const minute = 60_000;

const facts = (over: Partial<DeliveryFacts>, delivery: Partial<Delivery> = {}): DeliveryFacts => ({
  delivery: { ...sent, ...delivery },
  nowMs: 10 * minute,
  payload: { type: "text" },
  templateCategory: undefined,
  window: { open: true, closesAtMs: 60 * minute },
  deadlineMs: 30 * 24 * 60 * minute,
  presumedDropped: false,
  listening: true,
  simulated: false,
  accountName: "Harbour Bikes",
  account: {},
  country: "DE",
  ...over,
});

const titles = (it: DeliveryFacts): string[] => likelyCauses(it).map(({ title }) => title);

test("a message at one tick waits for the phone, before anything else is suspected", () => {
  assert.deepEqual(titles(facts({})), [
    "The phone is switched off or has no connection",
    "The person has blocked the business",
    "WhatsApp is gone from the phone, or too old",
  ]);
  assert.deepEqual(titles(facts({ nowMs: 5000 })), ["It is on its way"]);
  assert.match(titles(facts({ payload: { type: "text", recipient_type: "group" } }))[0] ?? "", /No member/);
});

test("an error is the cause, and nothing else is guessed", () => {
  const errors = [{ code: 131026, title: "Message undeliverable", details: "too old" }];
  const [cause, ...others] = likelyCauses(facts({}, { state: "failed", errors }));
  assert.equal(cause?.certainty, "certain");
  assert.match(cause?.title ?? "", /^Error 131026/);
  assert.match(cause?.because ?? "", /WhatsApp says: too old/);
  assert.match(cause?.action ?? "", /Sending the same message again will not help/);
  assert.deepEqual(others, []);
  const unknown = [{ code: 999_999, title: "News", details: undefined }];
  assert.match(
    likelyCauses(facts({}, { state: "failed", errors: unknown }))[0]?.action ?? "",
    /Meta publishes nothing/,
  );
  assert.equal(likelyCauses(facts({}, { state: "failed" }))[0]?.certainty, "certain");
});

test("where nobody listens, that comes first", () => {
  const accepted = { state: "accepted", times: { accepted: 0 } } as const;
  assert.equal(titles(facts({ listening: false }, accepted))[0], "Its webhooks do not come here");
  assert.ok(
    !titles(facts({ listening: false, simulated: true }, accepted)).includes("Its webhooks do not come here"),
  );
});

test("an account that may not send is certain; one of poor quality is possible", () => {
  const blocked = likelyCauses(
    facts({ account: { canSend: "BLOCKED", reasons: ["Payment is missing."] } }),
  )[0];
  assert.equal(blocked?.certainty, "certain");
  assert.match(blocked?.because ?? "", /Payment is missing\./);
  assert.match(titles(facts({ account: { status: "FLAGGED" } })).join(), /number is flagged/);
  assert.equal(
    titles(facts({ account: { quality: "RED" } })).indexOf("The phone is switched off or has no connection"),
    0,
  );
  assert.ok(titles(facts({ account: { quality: "RED" } })).some(title => /RED/.test(title)));
});

test("past its time a message is presumed dropped", () => {
  const [first] = titles(facts({ presumedDropped: true, deadlineMs: 5 * minute }));
  assert.equal(first, "WhatsApp has given up");
});

test("a closed window matters for what is no template and was sent after it closed", () => {
  const window = { open: false, closesAtMs: -minute };
  assert.equal(titles(facts({ window }))[0], "The customer service window is closed");
  assert.ok(
    !titles(facts({ window, payload: { type: "template" } })).includes(
      "The customer service window is closed",
    ),
  );
  assert.ok(
    !titles(facts({ window: { open: false, closesAtMs: minute } })).includes(
      "The customer service window is closed",
    ),
  );
});

test("a template that is not even sent may be held back; authentication never is", () => {
  const accepted = { state: "accepted", times: { accepted: 0 } } as const;
  const template = { payload: { type: "template" } };
  assert.equal(titles(facts(template, accepted))[0], "The template is being held back");
  assert.deepEqual(titles(facts({ ...template, templateCategory: "AUTHENTICATION" }, accepted)), [
    "Meta's webhooks do not reach this machine",
  ]);
  assert.deepEqual(titles(facts({ ...template, nowMs: 5000 }, accepted)), []);
});

test("marketing has limits of its own", () => {
  const marketing = { templateCategory: "MARKETING", payload: { type: "template" } };
  assert.equal(
    titles(facts({ ...marketing, country: "US" }))[0],
    "Marketing templates are not delivered in the USA",
  );
  assert.ok(titles(facts(marketing)).includes("The person gets many marketing messages already"));
});

test("nothing is wrong with what was read, and a reaction is never more than sent", () => {
  assert.deepEqual(titles(facts({}, { state: "read" })), []);
  assert.deepEqual(titles(facts({ payload: { type: "reaction" } })), []);
  assert.match(titles(facts({}, { state: "delivered" }))[0] ?? "", /not opened yet/);
});

test("the page names what is known and what to do, and nothing from outside becomes markup", () => {
  const page = explainDelivery(
    facts(
      { account: { quality: "YELLOW", canSend: "AVAILABLE", status: "CONNECTED" } },
      { recipient: "[x](command:evil) <b>|" },
    ),
    "we`ird.wamsg.json",
  );
  assert.match(page, /^# Why is this not delivered\?/);
  assert.match(
    page,
    /`we'ird\.wamsg\.json` → \\\[x\\\]\(command:evil\) \\<b\\>\\\|, \*\*✓ sent 9 min ago\*\*/,
  );
  assert.match(page, /1\. \*\*The phone is switched off or has no connection\*\*/);
  assert.match(page, /\| customer service window \| open for another 50 min \|/);
  assert.match(page, /\| WhatsApp tries until \| 29 d from now \|/);
  assert.match(page, /\| quality \| YELLOW \|/);
  assert.match(page, /Message ID: `wamid\.a`/);
});

test("where nothing is wrong the page says so", () => {
  assert.match(explainDelivery(facts({ simulated: true }, { state: "read" }), undefined), /Nothing is wrong/);
});
