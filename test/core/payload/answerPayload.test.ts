import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { reactionText, replyText } from "../../../src/core/payload/answerPayload.ts";

const wamid = "wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA";

test("a reply names the message it answers and whom it goes to", () => {
  const reply = JSON.parse(replyText(wamid, { kind: "phone", id: "+15551234567" }));
  assert.equal(reply.to, "+15551234567");
  assert.equal(reply.context.message_id, wamid);
  const toUser = JSON.parse(replyText(wamid, { kind: "user", id: "US.12345" }));
  assert.equal(toUser.recipient, "US.12345");
  assert.ok(!("to" in toUser));
  assert.equal(JSON.parse(replyText(wamid, { kind: "group", id: "g1" })).recipient_type, "group");
});

test("a reaction can be sent as it is", () => {
  const text = reactionText(wamid, { kind: "phone", id: "+15551234567" });
  assert.deepEqual(checkDocument(parseDocument(text), { country: undefined, variables: {} }), []);
});
