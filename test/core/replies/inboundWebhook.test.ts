import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readWebhook } from "../../../src/core/delivery/readWebhook.ts";
import {
  buttonReply,
  type InboundContent,
  listReply,
  reactionTo,
  sharedContacts,
  sharedPlace,
  templateButton,
  writtenText,
} from "../../../src/core/replies/inboundContent.ts";
import { type InboundDelivery, inboundWebhookBody } from "../../../src/core/replies/inboundWebhook.ts";

const folder = join(import.meta.dirname, "../../fixtures/webhooks");

const business = {
  wabaId: "209876543210987",
  phoneNumberId: "310987654321098",
  displayPhoneNumber: "15550100200",
};

const robin = {
  waId: "15551234567",
  userId: "US.48210075539164208837",
  name: "Robin Example",
  username: "robin.example",
};

const example = (name: string): { entry: [{ changes: [{ value: { messages: [Sample] } }] }] } =>
  JSON.parse(readFileSync(join(folder, `inbound-${name}.json`), "utf8"));

interface Sample {
  readonly id: string;
  readonly context?: { readonly id: string };
}

/** The delivery of an example: what only the network knows comes from the example itself. */
function deliveryOf(name: string): InboundDelivery {
  const { id, context } = example(name).entry[0].changes[0].value.messages[0];
  return { wamid: id, atMs: 1_795_300_000_999, business, customer: robin, answers: context?.id };
}

const contents: Readonly<Record<string, InboundContent>> = {
  text: writtenText("Hello, do you repair e-bikes?"),
  button_reply: buttonReply("svc-keep", "Keep it"),
  list_reply: listReply("svc-full", "Full service", "Everything taken apart and cleaned"),
  template_button: templateButton("Get help", "order-a1042-help"),
  "location-reply": sharedPlace({
    latitude: 48.20849,
    longitude: 16.37208,
    name: "Example Cafe",
    address: "2 Sample Square",
  }),
  reaction: reactionTo("wamid.COKuR+IAkl+43hTRb41cRlx1WWQoLP2MWWlGYp1nBSHQHLGr", "👍"),
  "reaction-removed": reactionTo("wamid.NJ+ADwkxY4UJ7XrjNLMwWxeLP+78jzg+Ps9GdHRL7MtUCcfX", undefined),
  contacts: sharedContacts([
    {
      name: { formatted_name: "Dana Rivers", first_name: "Dana", last_name: "Rivers" },
      phones: [{ phone: "+1 555 010 0199", wa_id: "15550100199", type: "MOBILE" }],
    },
  ]),
};

for (const [name, content] of Object.entries(contents)) {
  test(`a customer's ${name} is the body that is published for it`, () => {
    assert.deepEqual(inboundWebhookBody(content, deliveryOf(name)), example(name));
  });
}

test("a customer without a shared number is named by user id alone", () => {
  const sam = {
    waId: undefined,
    userId: "US.77730012569841002534",
    name: "Sam Example",
    username: "sam.example",
  };
  assert.deepEqual(
    inboundWebhookBody(writtenText("Hi from a username"), {
      ...deliveryOf("username-only"),
      customer: sam,
    }),
    example("username-only"),
  );
});

test("a list row without a description and a quick reply without a payload say what they have", () => {
  assert.deepEqual(listReply("a", "A", undefined), {
    type: "interactive",
    interactive: { type: "list_reply", list_reply: { id: "a", title: "A" } },
  });
  assert.deepEqual(templateButton("Get help", undefined), {
    type: "button",
    button: { payload: "Get help", text: "Get help" },
  });
});

test("what is written is read back as the customer's message", () => {
  const delivery = deliveryOf("button_reply");
  const [event] = readWebhook(inboundWebhookBody(buttonReply("svc-keep", "Keep it"), delivery));
  assert.deepEqual(event, {
    kind: "inbound",
    phoneNumberId: business.phoneNumberId,
    wamid: delivery.wamid,
    from: robin.waId,
    timestampMs: 1_795_300_000_000,
    type: "interactive",
    summary: "tapped “Keep it” (svc-keep)",
    contextWamid: delivery.answers,
  });
});
