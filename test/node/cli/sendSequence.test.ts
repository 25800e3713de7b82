import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { httpAnswer, rawServer } from "../cloudApi/endpoints.ts";
import { bad, folder, good, type Ran, run, start } from "./run.ts";

const number = "+15557654321";
const token = "marked-secret";

const taken = httpAnswer(200, `{"messages":[{"id":"wamid.A"}]}`);
const refusal = (code: number, status = 400): string =>
  httpAnswer(status, `{"error":{"code":${code},"message":"(#${code}) No"}}`);

/** An API that gives these answers in turn, then takes everything; `undefined` cuts the connection. */
async function api(context: TestContext, ...answers: readonly (string | undefined)[]) {
  const bodies: string[] = [];
  const baseUrl = await rawServer(context, (socket, request) => {
    const at = bodies.push(request) - 1;
    const answer = at < answers.length ? answers[at] : taken;
    if (answer === undefined) socket.destroy();
    else socket.write(answer);
  });
  const env = { WAMSG_PHONE_NUMBER_ID: "42", WAMSG_ACCESS_TOKEN: token, WAMSG_BASE_URL: baseUrl };
  return { env, count: () => bodies.length };
}

async function send(
  context: TestContext,
  env: Readonly<Record<string, string>>,
  payload: object,
  ...args: readonly string[]
): Promise<Ran> {
  const cwd = folder(context, { "a.wamsg.json": payload });
  const ran = await run(["send", "a.wamsg.json", "--to", number, ...args], { cwd, env });
  assert.ok(!(ran.out + ran.err).includes(token));
  return ran;
}

const events = (out: string): unknown[] =>
  out
    .split("\n")
    .filter(Boolean)
    .map(line => JSON.parse(line).event);

test("what there is to know is told before anything leaves, and it is sent all the same", async context => {
  const { env } = await api(context);
  const greeting = { ...good, text: { body: "Hello" } };
  const { code, out, err } = await send(context, env, [greeting, greeting], "--json");
  assert.deepEqual([code, events(out)], [0, ["accepted", "accepted"]]);
  assert.match(
    err,
    /^⚠ a\.wamsg\.json 1\/2 and 1 more: Nothing is known .*\(window-unknown, error 131047\)\n· /,
  );
  assert.match(err, /\(hint open-ended-greeting\)\n$/);
});

test("errors that are forced are told as warnings", async context => {
  const { env } = await api(context, refusal(100));
  const { code, err } = await send(context, env, bad, "--force");
  assert.equal(code, 1);
  assert.match(err, /^⚠ .*\(file-problems\)\n/);
});

test("an error of the recipient that --to replaces does not matter", async context => {
  const { env } = await api(context);
  const { code, err } = await send(context, env, { ...good, to: "nobody" });
  assert.deepEqual([code, err.includes("nobody")], [0, false]);
});

test("a limit is waited for, and every pause is told", async context => {
  const { env, count } = await api(context, refusal(131056), refusal(130429, 429));
  const { code, err } = await send(context, env, good);
  assert.deepEqual([code, count()], [0, 3]);
  assert.match(
    err,
    /… a\.wamsg\.json: The API refused the message: 131056.* Trying again in 1 s \(attempt 2 of 5\)\.\n… .* in 4 s \(attempt 3 of 5\)\.\n/,
  );
});

test("no attempt begins after the time that --timeout gives", async context => {
  const { env, count } = await api(context, refusal(131056), refusal(131056), refusal(131056));
  const { code, err } = await send(context, env, good, "--timeout", "4");
  assert.deepEqual([code, count()], [1, 2]);
  assert.match(err, /✗ a\.wamsg\.json: The API refused the message: 131056/);
});

test("a refusal in the middle ends it, and says what is left", async context => {
  const { env, count } = await api(context, taken, refusal(131009));
  const { code, err } = await send(context, env, [good, good, good]);
  assert.deepEqual([code, count()], [1, 2]);
  assert.match(err, /wamsg: Stopped before a\.wamsg\.json 2\/3\. 1 of 3 sent, 2 to go\.\n$/);
});

test("a token that has expired in the middle ends it, and says what is left", async context => {
  const { env, count } = await api(context, taken, refusal(190, 401));
  const { code, err } = await send(context, env, [good, good, good]);
  assert.deepEqual([code, count()], [2, 2]);
  assert.match(
    err,
    /does not accept the access token: 190[\s\S]* Stopped before a\.wamsg\.json 2\/3\. 1 of 3 sent/,
  );
});

test("of a message that may have been sent it is said, and neither it nor the rest is sent", async context => {
  const { env, count } = await api(context, undefined);
  const { code, err } = await send(context, env, [good, good]);
  assert.deepEqual([code, count()], [2, 1]);
  assert.match(err, /The message may have been sent and is not sent again by itself/);
  assert.match(err, /Stopped before a\.wamsg\.json 1\/2\. 0 of 2 sent, 1 perhaps sent, 1 to go\.\n$/);
});

test("a variable of the second message that has no value keeps the first from being sent", async context => {
  const { env, count } = await api(context);
  const { code, err } = await send(context, env, [good, { ...good, text: { body: "Hi ${customer}" } }]);
  assert.deepEqual([code, count()], [2, 0]);
  assert.match(err, /^wamsg: a\.wamsg\.json was not sent: \$\{customer\} has no value\./);
});

test("a pause ends when it is stopped, and the message was not sent", async context => {
  const { env, count } = await api(context, refusal(131056));
  const cwd = folder(context, { "a.wamsg.json": good });
  const began = Promise.withResolvers<void>();
  const started = start(["send", "a.wamsg.json", "--to", number], {
    cwd,
    env,
    pause: (_ms, signal) => {
      began.resolve();
      return new Promise(resolve => signal.addEventListener("abort", () => resolve()));
    },
  });
  await began.promise;
  started.stop();
  assert.equal(await started.code, 2);
  assert.equal(count(), 1);
  assert.match(started.err(), /Cancelled while waiting\. The message was not sent/);
});
