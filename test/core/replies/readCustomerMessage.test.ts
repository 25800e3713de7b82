import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readCustomerMessage } from "../../../src/core/replies/readCustomerMessage.ts";

const folder = join(import.meta.dirname, "../../fixtures/webhooks");

for (const name of readdirSync(folder).filter(file => file.startsWith("inbound-"))) {
  test(`the message of ${name} is read, whole`, () => {
    const body = JSON.parse(readFileSync(join(folder, name), "utf8"));
    const message = body.entry[0].changes[0].value.messages[0];
    assert.deepEqual(readCustomerMessage(message), {
      content: { type: message.type, [message.type]: message[message.type] },
      from: message.from,
      answers: message.context?.id,
    });
  });
}

test("a number may be written as people write it", () => {
  const message = { from: "+1 555 123-4567", type: "text", text: { body: "Hi" } };
  assert.deepEqual(readCustomerMessage(message), {
    content: { type: "text", text: { body: "Hi" } },
    from: "15551234567",
    answers: undefined,
  });
});

const text = { type: "text", text: { body: "Hi" } };

const faults: readonly [value: unknown, fault: RegExp][] = [
  [undefined, /not a JSON object/],
  [null, /not a JSON object/],
  ["text", /not a JSON object/],
  [[text], /not a JSON object/],
  [{}, /type is missing.*text, interactive/],
  [{ type: 5, text: { body: "Hi" } }, /type is missing/],
  [{ type: "poll" }, /“poll” is not one that is simulated/],
  [{ type: "__proto__" }, /“__proto__” is not one/],
  [{ type: "constructor" }, /“constructor” is not one/],
  [{ type: "text" }, /text\.body is missing/],
  [{ type: "text", text: { body: "" } }, /text\.body is missing/],
  [{ type: "text", text: { body: 5 } }, /text\.body is missing/],
  [{ ...text, from: "Robin" }, /from is not a phone number/],
  [{ ...text, from: 15551234567 }, /from is not a phone number/],
  [{ ...text, context: {} }, /context\.id is missing/],
  [{ type: "interactive" }, /interactive\.type/],
  [{ type: "interactive", interactive: { type: "nfm_reply", nfm_reply: {} } }, /interactive\.type/],
  [
    { type: "interactive", interactive: { type: "button_reply", button_reply: { id: "a" } } },
    /button_reply needs/,
  ],
  [{ type: "button", button: { payload: "a" } }, /button\.text is missing/],
  [{ type: "location", location: { latitude: "48", longitude: 16 } }, /location needs/],
  [{ type: "location", location: { latitude: 91, longitude: 16 } }, /location needs/],
  [{ type: "reaction", reaction: { emoji: "👍" } }, /reaction\.message_id/],
  [{ type: "contacts", contacts: [] }, /contacts needs cards/],
  [{ type: "contacts", contacts: [{ name: { formatted_name: "Dana" } }, {}] }, /contacts needs cards/],
];

for (const [value, fault] of faults) {
  test(`${JSON.stringify(value)} is no message of a customer, and it is said why`, () => {
    const read = readCustomerMessage(value);
    assert.match("fault" in read ? read.fault : "understood", fault);
  });
}
