import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { MockAgent } from "undici";
import { CloudApiError } from "../../../src/node/cloudApi/cloudApiError.ts";
import { sendMessage } from "../../../src/node/cloudApi/sendMessage.ts";

/** Answers in the shape in which the API gives them, from the least to the most that they hold. */
const recorded = (name: string): Readonly<Record<"minimal" | "full", object>> =>
  JSON.parse(readFileSync(`test/fixtures/answers/response-${name}.json`, "utf8"));

function sendTo(context: TestContext, status: number, answer: object) {
  const agent = new MockAgent();
  agent.disableNetConnect();
  context.after(() => agent.close());
  agent
    .get("https://graph.facebook.com")
    .intercept({ path: "/v25.0/310/messages", method: "POST" })
    .reply(status, answer);
  const sender = {
    ...{ baseUrl: "https://graph.facebook.com", apiVersion: "v25.0", phoneNumberId: "310" },
    ...{ accessToken: "marked.secret", dispatcher: agent },
  };
  return sendMessage(sender, { type: "text" }, { timeoutMs: 5000 });
}

test("an acceptance is read in the shape that the API gives it", async context => {
  const { minimal, full } = recorded("success");
  const first = await sendTo(context, 200, minimal);
  assert.deepEqual(
    [first.wamid, first.input, first.waId, first.userId, first.messageStatus],
    [
      "wamid.mN6MZDc2j2nG7REGzN9xl+0LSIPPAnzc13V1XD/o3aCFMtZ8",
      "+15551234567",
      "15551234567",
      undefined,
      undefined,
    ],
  );
  const second = await sendTo(context, 200, full);
  assert.deepEqual(
    [second.waId, second.userId, second.messageStatus],
    [undefined, "US.48210075539164208837", "accepted"],
  );
});

test("a refusal is read in the shape that the API gives it", async context => {
  const { minimal, full } = recorded("error");
  for (const [answer, details] of [
    [minimal, undefined],
    [full, "interactive.action.buttons must hold between 1 and 3 items"],
  ] as const)
    await assert.rejects(sendTo(context, 400, answer), (error: unknown) => {
      assert.ok(error instanceof CloudApiError);
      assert.deepEqual(error.graph, {
        code: 131009,
        title: "Parameter value is not valid",
        details,
        subcode: undefined,
        fbtraceId: "AbCdEfGhIjKlMnOpQrStUvW",
        httpStatus: 400,
      });
      return true;
    });
});
