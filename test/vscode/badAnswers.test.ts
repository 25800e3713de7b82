import assert from "node:assert/strict";
import { join } from "node:path";
import { beforeEach, type TestContext, test } from "node:test";
import { numberOfCode, outcomeOfCode } from "../../src/core/customers/outcome.ts";
import { explainError } from "../../src/core/errors/explainError.ts";
import { SequenceFolder } from "../../src/node/sequences/sequenceFolder.ts";
import type { Spoiling } from "../../src/node/simulator/graphAnswer.ts";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import { continueSequence } from "../../src/vscode/sequences.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";
import { httpAnswer, rawServer } from "../node/cloudApi/endpoints.ts";
import { tlsServer, tunnelProxy } from "../node/cloudApi/proxies.ts";
import { accountDesk, answersFor, opened } from "./accountDesk.ts";

beforeEach(resetEditor);

const token = "marked-token-4711";

const text = (to = "+15551234567", body = "Your bike is ready.") =>
  JSON.stringify({ messaging_product: "whatsapp", to, type: "text", text: { body } });

/** A person whose account is at a simulator, all the messages that it took, and what spoils its answers. */
async function atSimulator(context: TestContext) {
  const taken: unknown[] = [];
  const simulator = await startSimulator({
    ...{ appSecret: "s", accessToken: token, speed: 1000 },
    onSent: ({ payload }) => void taken.push(payload),
  });
  context.after(() => simulator.close());
  const { baseUrl, phoneNumberId: id } = simulator;
  const at = await accountDesk(context, answersFor(baseUrl, token, { id }));
  const spoil = async (as: Spoiling) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ as });
    assert.ok((await fetch(`${baseUrl}/simulator/spoil`, { method: "POST", headers, body })).ok);
  };
  return { ...at, taken, spoil, baseUrl };
}

/** What the person was told last, without the host, which differs each time. */
const told = (): string => (editor.said.at(-1) ?? "").replace(/(127\.0\.0\.1|localhost):\d+/g, "HOST");

const perhaps =
  "The message may have been sent and is not sent again by itself: look for its webhooks, or ask the recipient, before you send it again.";

const spoiled: Readonly<Record<Spoiling, string>> = {
  html: `HOST answered HTTP 502 with “<html><body><h1>502 Bad Gateway</h1></body></html>”, which is not how the API answers. Something between here and the API may have failed after the message was passed on. ${perhaps}`,
  empty: `HOST answered HTTP 200 with nothing, which is not how the API answers. Check the base URL, and whether a proxy or a sign-in page stands in between. ${perhaps}`,
  huge: `HOST answered HTTP 200 with more than 1 MB beginning with “{"padding":"${"x".repeat(67)}…”, which is not how the API answers. Check the base URL, and whether a proxy or a sign-in page stands in between. ${perhaps}`,
  cut: `HOST answered HTTP 200, but the answer broke off. ${perhaps}`,
  closed: `HOST closed the connection before it answered. ${perhaps}`,
  silent: `HOST did not answer within 1 s. ${perhaps}`,
  redirect:
    "HOST answered with a redirect (HTTP 302) to https://elsewhere.example, which is not followed, so that the token goes nowhere else. The message was not sent. Correct the base URL; Meta's is https://graph.facebook.com.",
};

for (const [how, sentence] of Object.entries(spoiled) as [Spoiling, string][])
  test(`an answer that is ${how} is told with the next step, and nothing is sent twice`, async context => {
    const { sending, spoil, taken } = await atSimulator(context);
    editor.settings["wamsg.sendTimeoutSeconds"] = 1;
    await spoil(how);
    await sending.to(opened(text()), undefined);
    assert.equal(told(), sentence);
    assert.equal(taken.length, how === "redirect" ? 0 : 1);
  });

test("every way in which Meta refuses a message is told with code and next step, and explained in the log", async context => {
  const { sending, lines } = await atSimulator(context);
  // Limits are waited for; here the person ends that.
  editor.onProgress = message => void (/tries again in/.test(message) && editor.cancelProgress());
  const codes = Array.from({ length: 140_000 }, (_, code) => code).filter(
    code => explainError(code) && outcomeOfCode(code).kind === "refused",
  );
  assert.ok(codes.length > 50, String(codes.length));
  for (const code of codes) {
    lines.length = 0;
    await sending.to(opened(text(numberOfCode(code)), `code-${code}`), undefined);
    const explanation = explainError(code);
    assert.ok(explanation);
    assert.match(told(), new RegExp(`\\b${code}\\b`));
    assert.match(told(), /\.$/);
    const logged = lines.join("\n");
    assert.ok(logged.includes(explanation.action), `${code}: ${logged}`);
  }
});

test("where nothing listens it is tried again with a countdown; ended, it says what is in the way", async context => {
  const at = await accountDesk(context, answersFor("http://127.0.0.1:9", token));
  editor.onProgress = message =>
    void (/nothing listens there, tries again in/.test(message) && editor.cancelProgress());
  await at.sending.to(opened(text()), undefined);
  assert.equal(
    told(),
    "Cancelled while waiting. Could not reach HOST: nothing listens there (ECONNREFUSED). The message was not sent. Check host and port of the base URL, and the network.",
  );
});

test("a certificate that nobody trusts is told, and the token stays here", async context => {
  const requests: string[] = [];
  const { port } = await tlsServer(context, "localhost", (_socket, request) => void requests.push(request));
  const at = await accountDesk(context, answersFor(`https://localhost:${port}`, token));
  await at.sending.to(opened(text()), undefined);
  assert.equal(
    told(),
    "Could not reach HOST: its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). The message was not sent. Where your network inspects connections, add its root certificate to the operating system's store or to NODE_EXTRA_CA_CERTS. The token was not sent.",
  );
  assert.deepEqual(requests, []);
});

test("a proxy that wants a password is told with where to put it", async context => {
  const proxy = await tunnelProxy(context, 1, () => 407);
  editor.settings["http.proxy"] = proxy.host;
  const at = await accountDesk(context, answersFor("https://graph.example.com", token));
  await at.sending.to(opened(text()), undefined);
  assert.equal(
    told(),
    "Could not reach graph.example.com: the proxy HOST wants a user name and a password (407). The message was not sent. Put them into the proxy's address, http://name:password@host:port, or set http.proxyAuthorization.",
  );
});

test("a token that ends in the middle of a sequence stops it; with a new one it goes on, and nothing is sent twice", async context => {
  const arrived: string[] = [];
  const baseUrl = await rawServer(context, (socket, request) => {
    if (!request.startsWith("POST")) return void socket.write(httpAnswer(200, "{}"));
    const expired = arrived.length === 1 && request.includes(token);
    if (!expired) arrived.push(/bike (\d)/.exec(request)?.[1] ?? request);
    socket.write(
      expired
        ? httpAnswer(401, `{"error":{"code":190,"message":"Session has expired"}}`)
        : httpAnswer(200, `{"messages":[{"id":"wamid.${arrived.length}"}]}`),
    );
    return undefined;
  });
  const { sending, accounts, account, folder } = await accountDesk(context, answersFor(baseUrl, token));
  await sending.to(
    opened(`[${[1, 2, 3].map(n => text(undefined, `Your bike ${n} is ready.`)).join()}]`),
    undefined,
  );
  assert.equal(
    told().replace(/190 .*?\. 1 of/, "190 … 1 of"),
    "Stopped before text.wamsg.json (message 2): The API does not accept the access token: 190 … 1 of 3 sent, 2 to go.",
  );
  assert.deepEqual(arrived, ["1"]);

  await accounts.setToken(account, "marked-new-token");
  await continueSequence(new SequenceFolder(join(folder, "sequences")), sending);
  assert.equal(told(), "Done: 3 of 3 sent.");
  assert.deepEqual(arrived, ["1", "2", "3"]);
});
