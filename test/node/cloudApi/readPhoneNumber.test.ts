import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Agent } from "undici";
import { readPhoneNumber } from "../../../src/node/cloudApi/readPhoneNumber.ts";
import type { Sender } from "../../../src/node/cloudApi/sender.ts";
import { httpAnswer, rawServer } from "./endpoints.ts";

const senderTo = (context: TestContext, baseUrl: string): Sender => {
  const dispatcher = new Agent();
  context.after(() => dispatcher.destroy());
  return { baseUrl, apiVersion: "v25.0", phoneNumberId: "310", accessToken: "marked", dispatcher };
};

test("the number behind an ID is asked for and read", async context => {
  const requests: string[] = [];
  const baseUrl = await rawServer(context, (socket, request) => {
    requests.push(request);
    socket.write(
      httpAnswer(
        200,
        `{"id":"310","display_phone_number":"+1 631-555-5555","verified_name":"Harbour","quality_rating":"YELLOW"}`,
      ),
    );
  });
  assert.deepEqual(await readPhoneNumber(senderTo(context, baseUrl), { timeoutMs: 5000 }), {
    displayPhoneNumber: "+1 631-555-5555",
    verifiedName: "Harbour",
    qualityRating: "YELLOW",
  });
  assert.match(
    requests[0] ?? "",
    /^GET \/v25\.0\/310\?fields=display_phone_number%2Cverified_name%2Cquality_rating HTTP/,
  );
});

test("an answer about nothing is none", async context => {
  const baseUrl = await rawServer(context, socket => socket.write(httpAnswer(200, "{}")));
  await assert.rejects(readPhoneNumber(senderTo(context, baseUrl), { timeoutMs: 5000 }), {
    code: "unreadable",
  });
});

test("a question that is not answered was no message that may have been sent", async context => {
  const baseUrl = await rawServer(context, socket => socket.destroy());
  await assert.rejects(readPhoneNumber(senderTo(context, baseUrl), { timeoutMs: 5000 }), {
    code: "unreachable",
    mayHaveBeenSent: false,
    message: /closed the connection before it answered\. Check the network/,
  });
});

test("a refusal is one of the request, not of a message", async context => {
  const baseUrl = await rawServer(context, socket =>
    socket.write(httpAnswer(400, `{"error":{"message":"(#33) Parameter value is not valid","code":33}}`)),
  );
  await assert.rejects(readPhoneNumber(senderTo(context, baseUrl), { timeoutMs: 5000 }), {
    code: "rejected",
    message: /^The API refused the request: 33 /,
  });
});

test("an answer without end is not read to its end, and said to be that", async context => {
  const baseUrl = await rawServer(context, socket => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    const more = (): void => void (socket.destroyed || socket.write("x".repeat(100_000), more));
    more();
  });
  await assert.rejects(readPhoneNumber(senderTo(context, baseUrl), { timeoutMs: 10_000 }), {
    code: "unreadable",
    message:
      /answered HTTP 200 with more than 1 MB beginning with “xxx.*…”, which is not how the API answers/,
  });
});
