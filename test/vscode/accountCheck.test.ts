import assert from "node:assert/strict";
import { beforeEach, type TestContext, test } from "node:test";
import { Agent } from "undici";
import { AccountCheck, reportScheme } from "../../src/vscode/accountCheck.ts";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, resetEditor, Uri } from "../fakes/vscode.ts";
import { httpAnswer, rawServer } from "../node/cloudApi/endpoints.ts";

beforeEach(resetEditor);

const bikes: Account = {
  ...simulatedAccount,
  id: "bikes",
  name: "Bikes",
  simulated: false,
  origin: "https://graph.example",
};

const expires = 1_900_000_000;

function answerTo(request: string): object {
  if (request.includes("debug_token"))
    return { data: { is_valid: true, expires_at: expires, scopes: ["whatsapp_business_messaging"] } };
  if (request.includes("health_status"))
    return {
      health_status: {
        can_send_message: "AVAILABLE",
        entities: [{ entity_type: "WABA", id: "530987", can_send_message: "AVAILABLE" }],
      },
    };
  if (request.includes("subscribed_apps")) return { data: [{ whatsapp_business_api_data: { id: "62" } }] };
  return {
    id: "310",
    display_phone_number: "+49 40 12345678",
    quality_rating: "YELLOW",
    name: "Harbour",
    is_official_business_account: true,
  };
}

/** A person whose current account is a real one, and the requests that an API got. */
async function desk(context: TestContext, onRequest: () => void = () => {}) {
  const requests: string[] = [];
  const dispatcher = new Agent();
  context.after(() => dispatcher.destroy());
  const baseUrl = await rawServer(context, (socket, request) => {
    requests.push(request);
    onRequest();
    socket.write(httpAnswer(200, JSON.stringify(answerTo(request))));
  });
  const accounts = new Accounts(fakeContext().context, simulatedAccount);
  await accounts.add(bikes, "marked");
  const sender = { baseUrl, apiVersion: "v25.0", phoneNumberId: "310", accessToken: "marked", dispatcher };
  const check = new AccountCheck({
    accounts,
    connect: async () => sender,
    wabaId: async account => account.wabaId,
  });
  return { accounts, check, requests };
}

function shown(): string | undefined {
  const uri = editor.executed.find(([command]) => command === "markdown.showPreview")?.[1];
  return uri instanceof Uri
    ? editor.contentProviders.get(reportScheme)?.provideTextDocumentContent(uri)
    : undefined;
}

test("the report is shown as a document that nobody can change, with what to do", async context => {
  const { check } = await desk(context);
  await check.run();
  const report = shown();
  assert.match(report ?? "", /^# ⚠️ Bikes\n/);
  assert.match(report ?? "", /## What to do\n\n- ⚠️ \*\*Number, quality/);
});

test("the business account is found out by itself, and asked about too", async context => {
  const { accounts, check, requests } = await desk(context);
  await check.run();
  assert.equal(accounts.current.wabaId, "530987");
  assert.ok(requests.some(request => request.startsWith("GET /v25.0/530987/subscribed_apps")));
});

test("what others want to know is remembered: number, country, quality, badge, the token's end", async context => {
  const { accounts, check } = await desk(context);
  await check.run();
  const { displayPhoneNumber, country, qualityRating, official, tokenExpiresAtMs } = accounts.current;
  assert.deepEqual(
    [displayPhoneNumber, country, qualityRating, official, tokenExpiresAtMs],
    ["+49 40 12345678", "DE", "YELLOW", true, expires * 1000],
  );
  assert.match(shown() ?? "", /official business account/);
});

test("cancelled, it shows nothing and says nothing", async context => {
  const { check } = await desk(context, () => editor.cancelProgress());
  await check.run();
  assert.equal(shown(), undefined);
  assert.deepEqual(editor.said, ["Asking about Bikes"]);
});

test("in an untrusted workspace no real account is asked about", async context => {
  const { check, requests } = await desk(context);
  editor.trusted = false;
  await check.run();
  assert.deepEqual(requests, []);
  assert.match(editor.said.at(-1) ?? "", /need a trusted workspace/);
});
