import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { type TestContext, test } from "node:test";
import { inspect } from "node:util";
import { Agent, type Dispatcher, MockAgent } from "undici";
import { CloudApiError } from "../../../src/node/cloudApi/cloudApiError.ts";
import { type Sender, sendMessage } from "../../../src/node/cloudApi/sendMessage.ts";
import { httpAnswer, rawServer } from "./endpoints.ts";

const accessToken = "marked-secret-token-4711";
const body = { messaging_product: "whatsapp", to: "+15551234567", type: "text", text: { body: "Hi 🚲" } };
const path = "/v25.0/310987654321098/messages";
const taken = {
  messaging_product: "whatsapp",
  contacts: [{ input: "+15551234567", wa_id: "15551234567" }],
  messages: [{ id: "wamid.A" }],
};

const sender = (baseUrl: string, dispatcher?: Dispatcher): Sender => ({
  baseUrl,
  apiVersion: "v25.0",
  phoneNumberId: "310987654321098",
  accessToken,
  dispatcher,
});

/** An API that answers every message with one thing, and the requests that it got. */
function mockApi(context: TestContext, status: number, answer: string | object, headers = {}) {
  const agent = new MockAgent();
  agent.disableNetConnect();
  context.after(() => agent.close());
  const requests: { body: unknown; headers: unknown }[] = [];
  agent
    .get("https://graph.example.com")
    .intercept({ path, method: "POST" })
    .reply(
      status,
      request => {
        requests.push({ body: request.body, headers: request.headers });
        return answer;
      },
      { headers },
    )
    .persist();
  return { sender: sender("https://graph.example.com", agent), requests };
}

/** The error of a send, with the promise that holds for every one of them: the token is nowhere in it. */
async function errorOf(sending: Promise<unknown>): Promise<CloudApiError> {
  try {
    await sending;
  } catch (error) {
    assert.ok(error instanceof CloudApiError, inspect(error));
    assert.ok(!inspect(error, { depth: 10, showHidden: true }).includes(accessToken), "the token leaked");
    assert.ok(!JSON.stringify(error).includes(accessToken), "the token leaked");
    assert.match(error.message, /\.$/);
    return error;
  }
  assert.fail("It was sent.");
}

const withAgent = (context: TestContext, baseUrl: string): Sender => {
  const agent = new Agent();
  context.after(() => agent.destroy());
  return sender(baseUrl, agent);
};

test("a payload is posted as JSON with the token, and the answer is read", async context => {
  const { sender: to, requests } = mockApi(context, 200, taken);
  const { latencyMs, ...sent } = await sendMessage(to, body, { timeoutMs: 5000 });
  assert.deepEqual(sent, {
    wamid: "wamid.A",
    input: "+15551234567",
    waId: "15551234567",
    userId: undefined,
    groupId: undefined,
    messageStatus: undefined,
  });
  assert.ok(latencyMs >= 0);
  assert.deepEqual(requests, [
    {
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${accessToken}`,
        accept: "application/json",
        "content-type": "application/json",
      },
    },
  ]);
});

test("user id, group and the status of a template are read where they are there", async context => {
  const { sender: to } = mockApi(context, 200, {
    contacts: [{ input: "US.482", user_id: "US.482" }],
    messages: [{ id: "wamid.A", message_status: "held_for_quality_assessment", group_id: "Z3Jv" }],
  });
  const sent = await sendMessage(to, body, { timeoutMs: 5000 });
  assert.deepEqual(
    [sent.waId, sent.userId, sent.groupId, sent.messageStatus],
    [undefined, "US.482", "Z3Jv", "held_for_quality_assessment"],
  );
});

test("a refusal carries the API's own words, and the next step", async context => {
  const { sender: to } = mockApi(context, 400, {
    error: {
      message: "(#131009) Parameter value is not valid",
      type: "OAuthException",
      code: 131009,
      error_subcode: 2494073,
      error_data: {
        messaging_product: "whatsapp",
        details: "interactive.action.buttons must hold between 1 and 3 items",
      },
      fbtrace_id: "AbCdEf",
    },
  });
  const error = await errorOf(sendMessage(to, body, { timeoutMs: 5000 }));
  assert.equal(error.code, "rejected");
  assert.equal(error.mayHaveBeenSent, false);
  assert.deepEqual(error.graph, {
    code: 131009,
    title: "Parameter value is not valid",
    details: "interactive.action.buttons must hold between 1 and 3 items",
    subcode: 2494073,
    fbtraceId: "AbCdEf",
    httpStatus: 400,
  });
  assert.match(
    error.message,
    /^The API refused the message: 131009 Parameter value is not valid: interactive\.action\.buttons must hold .* Read details, correct the value\.$/,
  );
});

test("a wrong token is told apart, and is cut out where the API quotes it", async context => {
  const { sender: to } = mockApi(context, 401, {
    error: {
      message: `Malformed access token ${accessToken}`,
      type: "OAuthException",
      code: 190,
      fbtrace_id: accessToken,
    },
  });
  const error = await errorOf(sendMessage(to, body, { timeoutMs: 5000 }));
  assert.equal(error.code, "unauthorized");
  assert.match(error.message, /Malformed access token <access token>\. Get a new token/);
});

test("a code that is not published is told with the API's own words", async context => {
  const { sender: to } = mockApi(context, 400, { error: { message: "Something new", code: 987654 } });
  const error = await errorOf(sendMessage(to, body, { timeoutMs: 5000 }));
  assert.deepEqual(
    [error.code, error.message],
    ["rejected", "The API refused the message: 987654 Something new."],
  );
});

test("HTML in place of JSON is told with its beginning, in one line", async context => {
  const { sender: to } = mockApi(context, 200, `<html>\n<title>Sign in ${accessToken}</title>`);
  const error = await errorOf(sendMessage(to, body, { timeoutMs: 5000 }));
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["unreadable", true]);
  assert.match(
    error.message,
    /graph\.example\.com answered HTTP 200 with “<html> <title>Sign in <access token><\/title>”/,
  );
  assert.match(error.message, /proxy or a sign-in page/);
});

test("a page that forbids was not sent to the API; a gateway's failure may lie behind it", async context => {
  const forbidden = await errorOf(
    sendMessage(mockApi(context, 403, "<html>Forbidden").sender, body, { timeoutMs: 5000 }),
  );
  assert.deepEqual([forbidden.code, forbidden.mayHaveBeenSent], ["unreadable", false]);
  const gateway = await errorOf(
    sendMessage(mockApi(context, 502, "<html>Bad Gateway").sender, body, { timeoutMs: 5000 }),
  );
  assert.deepEqual([gateway.code, gateway.mayHaveBeenSent], ["ambiguous", true]);
});

for (const [what, answer] of [
  ["nothing", ""],
  ["JSON of something else", `{"status":"ok"}`],
  ["a list", "[]"],
  ["null", "null"],
  ["messages that are no list", `{"messages":{"id":"wamid.A"}}`],
  ["a message without an id", `{"messages":[{}]}`],
  ["an id that is a number", `{"messages":[{"id":7}]}`],
  ["an error without a code", `{"error":{"message":"x"}}`],
] as const) {
  test(`an answer with ${what} is no acceptance`, async context => {
    const error = await errorOf(sendMessage(mockApi(context, 200, answer).sender, body, { timeoutMs: 5000 }));
    assert.deepEqual([error.code, error.mayHaveBeenSent], ["unreadable", true]);
  });
}

test("an answer without end is not read to the end", async context => {
  const { sender: to } = mockApi(
    context,
    200,
    `{"messages":[{"id":"wamid.A"}],"x":"${"x".repeat(1_100_000)}"}`,
  );
  assert.equal((await errorOf(sendMessage(to, body, { timeoutMs: 5000 }))).code, "unreadable");
});

test("a redirect is never followed, so that the token goes nowhere else", async context => {
  let connections = 0;
  const target = await rawServer(context, () => connections++);
  const baseUrl = await rawServer(context, socket =>
    socket.write(
      httpAnswer(307, "", { headers: `location: ${target}/v25.0/1/messages?t=${accessToken}\r\n` }),
    ),
  );
  const error = await errorOf(sendMessage(withAgent(context, baseUrl), body, { timeoutMs: 5000 }));
  assert.deepEqual([error.code, error.mayHaveBeenSent, connections], ["redirected", false, 0]);
  assert.ok(error.message.includes(`to ${target},`));
});

test("where nothing listens, the message was surely not sent", async context => {
  const error = await errorOf(sendMessage(withAgent(context, await closedPort()), body, { timeoutMs: 5000 }));
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["unreachable", false]);
  assert.match(error.message, /nothing listens there \(ECONNREFUSED\)\. The message was not sent\./);
  assert.ok(error.cause instanceof Error);
});

test("a name that does not exist is told as such", async context => {
  const agent = new Agent({
    connect: {
      lookup: (hostname, _options, answer) =>
        answer(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: "ENOTFOUND" }), "", 4),
    },
  });
  context.after(() => agent.destroy());
  const error = await errorOf(
    sendMessage(sender("http://graph.example.invalid", agent), body, { timeoutMs: 5000 }),
  );
  assert.equal(error.code, "unreachable");
  assert.match(error.message, /Could not reach graph\.example\.invalid: there is no host of that name/);
});

test("when no connection is made in time, the message was surely not sent", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  // The name is looked up for ever.
  const agent = new Agent({ connect: { lookup: () => context.mock.timers.tick(5000) } });
  context.after(() => agent.destroy());
  const error = await errorOf(
    sendMessage(sender("http://graph.example.invalid", agent), body, { timeoutMs: 5000 }),
  );
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["unreachable", false]);
  assert.match(error.message, /no connection within 5 s/);
});

test("a connection that comes too late is not used", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let requests = 0;
  const baseUrl = await rawServer(context, () => requests++);
  let connect = (): void => {};
  const agent = new Agent({
    connect: {
      lookup: (_hostname, _options, answer) => {
        connect = () => answer(null, [{ address: "127.0.0.1", family: 4 }]);
        context.mock.timers.tick(5000);
      },
    },
  });
  const late = sender(baseUrl.replace("127.0.0.1", "graph.example.invalid"), agent);
  assert.equal((await errorOf(sendMessage(late, body, { timeoutMs: 5000 }))).code, "unreachable");
  connect();
  await agent.close();
  assert.equal(requests, 0);
});

test("when no answer comes in time, the message may have been sent", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let requests = 0;
  const baseUrl = await rawServer(context, () => {
    requests++;
    context.mock.timers.tick(5000);
  });
  const error = await errorOf(sendMessage(withAgent(context, baseUrl), body, { timeoutMs: 5000 }));
  assert.deepEqual([error.code, error.mayHaveBeenSent, requests], ["ambiguous", true, 1]);
  assert.match(error.message, /did not answer within 5 s.*is not sent again by itself/);
});

test("a connection that closes without an answer is ambiguous, and is not tried again", async context => {
  let requests = 0;
  const baseUrl = await rawServer(context, socket => {
    requests++;
    socket.destroy();
  });
  const error = await errorOf(sendMessage(withAgent(context, baseUrl), body, { timeoutMs: 5000 }));
  assert.deepEqual([error.code, error.mayHaveBeenSent, requests], ["ambiguous", true, 1]);
  assert.match(error.message, /closed the connection before it answered/);
});

test("a body that breaks off after a good status is ambiguous", async context => {
  const baseUrl = await rawServer(context, socket =>
    socket.end(httpAnswer(200, `{"messages":[{"id":"wam`, { length: 200 })),
  );
  const error = await errorOf(sendMessage(withAgent(context, baseUrl), body, { timeoutMs: 5000 }));
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["ambiguous", true]);
  assert.match(error.message, /answered HTTP 200, but the answer broke off/);
});

test("a refusal whose body breaks off was not sent all the same", async context => {
  const baseUrl = await rawServer(context, socket =>
    socket.end(httpAnswer(400, `{"error":`, { length: 200 })),
  );
  const error = await errorOf(sendMessage(withAgent(context, baseUrl), body, { timeoutMs: 5000 }));
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["unreadable", false]);
});

test("a body that never ends in time is ambiguous", async context => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const baseUrl = await rawServer(context, socket => socket.write(httpAnswer(200, "{", { length: 200 })));
  const agent = new Agent();
  context.after(() => agent.destroy());
  const ticking = agent.compose(
    dispatch => (options, handler) =>
      dispatch(options, {
        onRequestStart: (...args) => handler.onRequestStart?.(...args),
        onResponseStart: (...args) => handler.onResponseStart?.(...args),
        onResponseData: (...args) => {
          handler.onResponseData?.(...args);
          setImmediate(() => context.mock.timers.tick(5000));
        },
        onResponseError: (...args) => handler.onResponseError?.(...args),
      }),
  );
  const error = await errorOf(sendMessage(sender(baseUrl, ticking), body, { timeoutMs: 5000 }));
  assert.equal(error.code, "ambiguous");
  assert.match(error.message, /answer did not end within 5 s/);
});

test("what is not HTTP at all is ambiguous: it may be a broken API", async context => {
  const baseUrl = await rawServer(context, socket => socket.end("220 mail ready\r\n"));
  assert.equal(
    (await errorOf(sendMessage(withAgent(context, baseUrl), body, { timeoutMs: 5000 }))).code,
    "ambiguous",
  );
});

test("cancelled before it left, it was not sent", async context => {
  const { sender: to, requests } = mockApi(context, 200, taken);
  const error = await errorOf(sendMessage(to, body, { timeoutMs: 5000, signal: AbortSignal.abort() }));
  assert.deepEqual([error.code, error.mayHaveBeenSent, requests.length], ["cancelled", false, 0]);
  assert.equal(error.message, "Cancelled. The message was not sent.");
});

test("cancelled while the answer is awaited, it may have been sent", async context => {
  const abort = new AbortController();
  const baseUrl = await rawServer(context, () => abort.abort());
  const error = await errorOf(
    sendMessage(withAgent(context, baseUrl), body, { timeoutMs: 5000, signal: abort.signal }),
  );
  assert.deepEqual([error.code, error.mayHaveBeenSent], ["cancelled", true]);
});

for (const [what, parts, said] of [
  ["a base URL that is none", { baseUrl: "graph.facebook.com" }, /not an http or https address/],
  ["a base URL of a file", { baseUrl: "file:///etc/passwd" }, /not an http or https address/],
  ["a version that is none", { apiVersion: "latest" }, /“latest” is not a Graph API version/],
  ["a phone number in place of its ID", { phoneNumberId: "+1 555" }, /“\+1 555” is not a phone number ID/],
  ["an ID that would lead elsewhere", { phoneNumberId: "../me" }, /not a phone number ID/],
] as const) {
  test(`${what} is said before anything leaves`, async () => {
    const wrong = {
      ...sender("https://graph.example.com", new MockAgent().disableNetConnect() ?? undefined),
      ...parts,
    };
    const error = await errorOf(sendMessage(wrong, body, { timeoutMs: 5000 }));
    assert.equal(error.code, "unreachable");
    assert.match(error.message, said);
  });
}

for (const token of ["", "two words", `${accessToken}\r\nx-evil: 1`, "tökén"]) {
  test(`the token ${JSON.stringify(token)} is refused before anything leaves`, async () => {
    const wrong = { ...sender("https://graph.example.com"), accessToken: token };
    assert.equal((await errorOf(sendMessage(wrong, body, { timeoutMs: 5000 }))).code, "unauthorized");
  });
}

test("a base URL may have a path, and what it holds of a secret is not used", async context => {
  const requests: string[] = [];
  const baseUrl = await rawServer(context, (socket, request) => {
    requests.push(request);
    socket.write(httpAnswer(200, JSON.stringify(taken)));
  });
  const withPath = baseUrl.replace("http://", "http://user:marked@").concat("/proxy/?key=marked");
  await sendMessage(withAgent(context, withPath), body, { timeoutMs: 5000 });
  assert.match(requests[0] ?? "", /^POST \/proxy\/v25\.0\/310987654321098\/messages HTTP\/1\.1\r\n/);
  assert.ok(!requests[0]?.includes("marked@") && !requests[0]?.includes("key="));
});

/** An address on loopback where nothing listens. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>(resolve => server.close(() => resolve()));
  return `http://127.0.0.1:${port}`;
}
