import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import { change, inboundBody, messages, statusBody } from "./bodies.ts";

const sent = {
  id: "wamid.A",
  status: "sent",
  timestamp: "1795300000",
  recipient_id: "15551234567",
  recipient_user_id: "US.48210075539164208837",
  pricing: { billable: false, pricing_model: "PMP", type: "free_customer_service", category: "service" },
};

test("a status is read with its time, recipient and price", () => {
  assert.deepEqual(readWebhook(statusBody(sent)), [
    {
      kind: "status",
      phoneNumberId: "310987654321098",
      wamid: "wamid.A",
      state: "sent",
      timestampMs: 1_795_300_000_000,
      recipient: "15551234567",
      pricing: { billable: false, type: "free_customer_service", category: "service" },
      errors: [],
    },
  ]);
});

test("a failed status is read with its errors", () => {
  const errors = [
    {
      code: 131047,
      title: "Re-engagement message",
      message: "Re-engagement message",
      error_data: { details: "More than 24 hours since the user last replied." },
    },
  ];
  const [event] = readWebhook(statusBody({ ...sent, status: "failed", errors }));
  assert.deepEqual(event?.kind === "status" && event.errors, [
    {
      code: 131047,
      title: "Re-engagement message",
      details: "More than 24 hours since the user last replied.",
    },
  ]);
});

test("a message is read with its sender, time, and the message it answers", () => {
  const [event] = readWebhook(
    inboundBody({
      context: { from: "15550100200", id: "wamid.A" },
      from: "15551234567",
      id: "wamid.B",
      timestamp: "1795300000",
      type: "text",
      text: { body: "Hello,\ndo you repair e-bikes?" },
    }),
  );
  assert.deepEqual(event, {
    kind: "inbound",
    phoneNumberId: "310987654321098",
    wamid: "wamid.B",
    from: "15551234567",
    timestampMs: 1_795_300_000_000,
    type: "text",
    summary: "Hello, do you repair e-bikes?",
    contextWamid: "wamid.A",
  });
});

test("a customer without a shared number is known by the user id", () => {
  const [event] = readWebhook(
    inboundBody({ from_user_id: "US.777", id: "wamid.B", timestamp: "1795300000", type: "text" }),
  );
  assert.equal(event?.kind === "inbound" && event.from, "US.777");
});

test("every entry, change, status, message and error of a batch is read", () => {
  const body = {
    object: "whatsapp_business_account",
    entry: [
      {
        id: "1",
        changes: [
          change({ statuses: [sent, sent] }),
          change({ errors: [{ code: 130429, title: "Rate limit hit" }] }),
        ],
      },
      {
        id: "2",
        changes: [change({ user_preferences: [{ wa_id: "1", value: "stop" }] }, "user_preferences")],
      },
    ],
  };
  assert.deepEqual(
    readWebhook(body).map(event => event.kind),
    ["status", "status", "other", "other"],
  );
});

test("an error of the account is told as one", () => {
  const [event] = readWebhook(
    messages({
      errors: [
        {
          code: 130429,
          title: "Rate limit hit",
          error_data: { details: "Message throughput has been reached." },
        },
      ],
    }),
  );
  assert.deepEqual(event, {
    kind: "other",
    field: "messages",
    summary: "130429 Rate limit hit: Message throughput has been reached.",
    level: "error",
  });
});

test("a change of a field without a reading of its own tells its plain members", () => {
  const body = {
    entry: [
      {
        id: "1",
        changes: [
          change(
            { event: "APPROVED", message_template_name: "order_update" },
            "message_template_status_update",
          ),
        ],
      },
    ],
  };
  assert.deepEqual(readWebhook(body), [
    {
      kind: "other",
      field: "message_template_status_update",
      summary: "event APPROVED, message_template_name order_update",
      level: "info",
    },
  ]);
});

test("the status of a payment is no status of a message", () => {
  const [event] = readWebhook(
    statusBody({
      id: "wamid.A",
      type: "payment",
      status: "captured",
      timestamp: "1795300000",
      payment: {
        reference_id: "R-88",
        amount: { value: 10050, offset: 100 },
        currency: "INR",
        transaction: { error: { code: "U30", reason: "declined" } },
      },
    }),
  );
  assert.deepEqual(event, {
    kind: "payment",
    wamid: "wamid.A",
    payment: {
      status: "captured",
      timestampMs: 1_795_300_000_000,
      referenceId: "R-88",
      amount: 100.5,
      currency: "INR",
      reason: "declined",
    },
  });
});

test("a payment of which little is said is told all the same", () => {
  for (const payment of [undefined, 7, { amount: { value: 1, offset: 0 } }]) {
    const [event] = readWebhook(
      statusBody({ id: "wamid.A", type: "payment", status: "pending", timestamp: "1795300000", payment }),
    );
    assert.equal(event?.kind === "payment" && event.payment.amount, undefined);
  }
});

for (const name of ["recipient_participant_id", "participant_recipient_id", "recipient_participant_user_id"])
  test(`the member of a group is read from ${name}`, () => {
    const [event] = readWebhook(statusBody({ ...sent, recipient_type: "group", [name]: "15550001111" }));
    assert.equal(event?.kind === "status" && event.participant, "15550001111");
  });

test("what the business gave when it sent comes back", () => {
  const [event] = readWebhook(statusBody({ ...sent, biz_opaque_callback_data: "order-7" }));
  assert.equal(event?.kind === "status" && event.callbackData, "order-7");
});

test("a call is read with who called and when", () => {
  const body = (value: object): unknown => ({ entry: [{ changes: [change(value, "calls")] }] });
  const call = { id: "wacid.1", from: "15551234567", to: "15550100200", timestamp: "1795300000" };
  assert.deepEqual(
    readWebhook(body({ calls: [{ ...call, event: "connect", direction: "USER_INITIATED" }] })),
    [
      {
        kind: "call",
        phoneNumberId: "310987654321098",
        callId: "wacid.1",
        event: "connect",
        timestampMs: 1_795_300_000_000,
        customer: "15551234567",
        caller: "customer",
        calledAtMs: 1_795_300_000_000,
        outcome: undefined,
        durationSeconds: undefined,
      },
    ],
  );
  const [ringing] = readWebhook(
    body({
      statuses: [
        { id: "wacid.1", type: "call", status: "RINGING", timestamp: "1795300000", recipient_id: "1555" },
      ],
    }),
  );
  assert.deepEqual(ringing?.kind === "call" && [ringing.event, ringing.customer, ringing.calledAtMs], [
    "RINGING",
    "1555",
    undefined,
  ]);
  assert.equal(readWebhook(body({ calls: [{ from: "1555" }, 7] }))[0]?.kind, "other");
});

test("a time that is missing, or lies far ahead, is when the webhook was received", () => {
  const receivedAtMs = 1_795_300_001_000;
  const timeAt = (timestamp: unknown): unknown => {
    const [event] = readWebhook(statusBody({ ...sent, timestamp }), receivedAtMs);
    return event?.kind === "status" && event.timestampMs;
  };
  const ahead = receivedAtMs / 1000 + 86_400;
  assert.equal(timeAt(undefined), receivedAtMs);
  assert.equal(timeAt("soon"), receivedAtMs);
  assert.equal(timeAt("1795300000000"), receivedAtMs);
  assert.equal(timeAt(ahead + 1), receivedAtMs);
  assert.equal(timeAt(ahead), ahead * 1000);
  assert.equal(timeAt("1"), 1000);
});

test("a time may be a number", () => {
  const [event] = readWebhook(statusBody({ ...sent, timestamp: 1_795_300_000 }));
  assert.equal(event?.kind === "status" && event.timestampMs, 1_795_300_000_000);
});

const broken: readonly (readonly [string, unknown, RegExp])[] = [
  ["no object", 7, /body is not a JSON object/],
  ["null", null, /body is not a JSON object/],
  ["an array", [], /body is not a JSON object/],
  ["no entry", {}, /no entry with changes/],
  ["an entry that is no list", { entry: "x" }, /no entry with changes/],
  ["an entry without changes", { entry: [{ id: "1" }, null] }, /no entry with changes/],
  ["a change that is no object", { entry: [{ changes: [3] }] }, /change is not an object/],
  ["a change without a field", { entry: [{ changes: [{ value: {} }] }] }, /no field name/],
  ["a change without a value", { entry: [{ changes: [{ field: "messages" }] }] }, /no value/],
  ["a change with nothing in it", messages({}), /neither statuses nor messages nor errors/],
  ["a status that is no object", statusBody("sent"), /status is not an object/],
  ["a status without an id", statusBody({ ...sent, id: 12 }), /no message id/],
  ["a status without a name", statusBody({ ...sent, status: undefined }), /has no name/],
  [
    "a status of a name unknown",
    statusBody({ ...sent, status: "warning" }),
    /"warning".*not one that Wamsg knows/,
  ],
  [
    "a status that borrows a name",
    statusBody({ ...sent, status: "constructor" }),
    /not one that Wamsg knows/,
  ],
  ["a status without a time", statusBody({ ...sent, timestamp: undefined }), /has no time/],
  ["a status with words for a time", statusBody({ ...sent, timestamp: "soon" }), /has no time/],
  ["a status beyond all time", statusBody({ ...sent, timestamp: 1e15 }), /has no time/],
  ["a message that is no object", inboundBody(null), /message is not an object/],
  ["a message without an id", inboundBody({ timestamp: "1" }), /message has no id/],
  ["a message without a time", inboundBody({ id: "wamid.B", timestamp: -1 }), /wamid.B has no time/],
  ["an error without a code", messages({ errors: [{ title: "x" }] }), /error has no code/],
];

for (const [what, body, said] of broken) {
  test(`${what} is told as what could not be read`, () => {
    const [event, ...more] = readWebhook(body);
    assert.deepEqual([event?.kind, more.length], ["other", 0]);
    assert.match(event?.kind === "other" ? event.summary : "", said);
    assert.equal(event?.kind === "other" && event.level, "debug");
  });
}

test("members of a wrong type count as missing", () => {
  const [event] = readWebhook(
    statusBody({ ...sent, recipient_id: 1, recipient_user_id: {}, pricing: [], errors: { code: 1 } }),
  );
  assert.ok(event?.kind === "status");
  assert.deepEqual([event.recipient, event.pricing, event.errors], [undefined, undefined, []]);
});

test("whatever the JSON, it is read without failing and yields an event", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, field) => {
      assert.ok(readWebhook(value).length > 0);
      assert.ok(readWebhook(statusBody(value)).length > 0);
      assert.ok(readWebhook(inboundBody(value)).length > 0);
      assert.ok(readWebhook({ entry: [{ changes: [{ field, value }] }] }).length > 0);
    }),
  );
});
