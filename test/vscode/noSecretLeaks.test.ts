import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { beforeEach, type TestContext, test } from "node:test";
import { inspect } from "node:util";
import type * as vscode from "vscode";
import { setWebhookOverride } from "../../src/node/cloudApi/webhookOverride.ts";
import { AccountCheck, reportScheme } from "../../src/vscode/accountCheck.ts";
import { addAccount, editAccount } from "../../src/vscode/accountEditing.ts";
import { Accounts } from "../../src/vscode/accounts.ts";
import { connectAccount, probeWith } from "../../src/vscode/connection.ts";
import { copyRequest } from "../../src/vscode/copyRequest.ts";
import { readMessageDocument } from "../../src/vscode/messageDocument.ts";
import { Network } from "../../src/vscode/network.ts";
import { postMessage } from "../../src/vscode/posting.ts";
import { explainRefusal } from "../../src/vscode/refusal.ts";
import { RefusedNodes } from "../../src/vscode/refusedNodes.ts";
import { SendHistory } from "../../src/vscode/sendHistory.ts";
import type { SendRequest } from "../../src/vscode/sendRequest.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import { pullIntoWorkspace } from "../../src/vscode/templatePull.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { editor, openDocument, resetEditor, Uri } from "../fakes/vscode.ts";
import { httpAnswer, rawServer } from "../node/cloudApi/endpoints.ts";
import { tunnelProxy } from "../node/cloudApi/proxies.ts";

beforeEach(resetEditor);

/** Marked, nothing like a real one, and written differently in an address, in JSON and in base64. */
const token = "marked/secret+token=4711";
const appSecret = "0123456789abcdef".repeat(2);
const proxyPassword = "marked-proxy-password";

/** Every way in which a secret may be written. */
const forms = [token, appSecret, proxyPassword].flatMap(secret => [
  secret,
  encodeURIComponent(secret),
  secret.replaceAll("/", "\\/"),
  Buffer.from(secret).toString("base64"),
]);

const error = (fields: object) => JSON.stringify({ error: { code: 131009, message: "x", ...fields } });

/** What an API, or something in its place, may answer to any request; most of it quotes the token. */
const answers: Readonly<Record<string, (socket: Socket, request: string) => void>> = {
  "takes everything, and quotes the token": socket =>
    socket.write(
      httpAnswer(
        200,
        JSON.stringify({
          id: "310",
          success: true,
          verified_name: token,
          display_phone_number: token,
          status: token,
          messages: [{ id: "wamid.A", message_status: token }],
          contacts: [{ input: token, wa_id: token }],
          data: [{ name: "a", language: "en", text: token }],
          health_status: { can_send_message: token, entities: [{ entity_type: token, id: token }] },
        }),
      ),
    ),
  "refuses the token and quotes it": socket =>
    socket.write(
      httpAnswer(401, error({ code: 190, message: `Malformed access token ${token}`, fbtrace_id: token })),
    ),
  "refuses a value, and quotes the token in the details": socket =>
    socket.write(
      httpAnswer(
        400,
        error({ error_data: { details: `text.body ${token}` }, error_user_msg: token, href: token }),
      ),
    ),
  "quotes the token as an address has it": socket =>
    socket.write(
      httpAnswer(400, error({ message: `GET /debug_token?input_token=${encodeURIComponent(token)}` })),
    ),
  "quotes the token as JSON may escape it": socket =>
    socket.write(httpAnswer(400, error({ message: token }).replaceAll("/", "\\/"))),
  "answers in HTML": socket => socket.write(httpAnswer(502, `<html><h1>Bad gateway ${token}</h1></html>`)),
  "answers nothing": socket => socket.write(httpAnswer(200, "")),
  "redirects with the token": socket =>
    socket.write(
      httpAnswer(302, "", {
        headers: `location: https://x.example/${token}?access_token=${encodeURIComponent(token)}\r\n`,
      }),
    ),
  "redirects to a host named like the token": socket =>
    socket.write(httpAnswer(302, "", { headers: `location: https://${token.split("/")[0]}.example\r\n` })),
  "breaks off in the middle": socket =>
    socket.end(httpAnswer(200, `{"id":"310","x":"${token}`, { length: 999 })),
  "closes the connection": socket => socket.destroy(),
  "is no HTTP at all": socket => socket.end(`${token}\r\n\r\n`),
  "answers without end": socket => socket.write(httpAnswer(200, token.repeat(50_000))),
};

/** A person with an account, a message and everything that is written down for them. */
async function desk(context: TestContext, baseUrl: string) {
  const { context: extension } = fakeContext();
  const accounts = new Accounts(extension, simulatedAccount);
  const network = new Network();
  context.after(() => network.dispose());
  editor.folders = ["file:///bikes"];
  editor.inputs = [
    "Bikes",
    "310310",
    token,
    "5309876",
    appSecret,
    "+4915123456789",
    baseUrl,
    "Authorization: Bearer",
  ];
  editor.answers = ["Keep anyway"];
  await addAccount(accounts, probeWith(network));
  editor.inputs = [
    "Bikes",
    "Bikes 2",
    "310310",
    token,
    "5309876",
    appSecret,
    "+4915123456789",
    baseUrl,
    "Authorization: Bearer",
  ];
  editor.answers = ["Keep anyway"];
  await editAccount(accounts, probeWith(network));

  const lines: string[] = [];
  const errors: unknown[] = [];
  const say = (...line: unknown[]) => void lines.push(line.map(String).join(" "));
  const log = {
    trace: say,
    debug: say,
    info: say,
    warn: say,
    error: say,
    show() {},
  } as unknown as vscode.LogOutputChannel;
  const entries: unknown[] = [];
  const account = accounts.current;
  const document = openDocument(`{"to":"+4915123456789","type":"text","text":{"body":"Hi"}}`);
  const source = document as unknown as vscode.TextDocument;
  const [payload] = readMessageDocument(source).payloads;
  assert.ok(payload && !account.simulated);
  const place = { uri: source.uri, index: 0 };
  const connect = () => connectAccount(accounts, account, network);
  const attempt = async (run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (thrown) {
      errors.push(thrown);
      await explainRefusal(log, new RefusedNodes(), place, thrown as Error, false);
    }
  };
  const post = (body: SendRequest["body"]) =>
    attempt(async () => {
      const person = new AbortController();
      // A send that is to be tried again counts down; nobody waits for it here.
      const countdown = (text: string) => {
        say(text);
        person.abort();
      };
      return postMessage(await connect(), { account, ...place, body }, person.signal, countdown, {
        log,
        history: new SendHistory(extension.globalState),
        ttlSeconds: () => undefined,
        record: async entry => void entries.push(entry),
      });
    });
  return {
    async everything() {
      await post({ to: "+4915123456789", type: "text", text: { body: "Hi" } });
      await post({ status: "read", message_id: "wamid.A" });
      await attempt(async () => setWebhookOverride(await connect(), undefined, { timeoutMs: 2000 }));
      const check = new AccountCheck({ accounts, connect, wabaId: async () => "5309876" });
      await check.run();
      await pullIntoWorkspace({ accounts, connect, wabaId: async () => "5309876" });
      for (const form of ["bash", "cmd", "powershell", "fetch"] as const) {
        await copyRequest({ source, payload }, form, account, baseUrl, {});
        lines.push(editor.clipboard);
      }
    },
    /** All that was shown, logged, stored or written, but for the secret storage. */
    written() {
      const reports = editor.executed.flatMap(([command, uri]) =>
        command === "markdown.showPreview" && uri instanceof Uri
          ? [editor.contentProviders.get(reportScheme)?.provideTextDocumentContent(uri)]
          : [],
      );
      const state = [extension.globalState, extension.workspaceState].flatMap(memento =>
        memento.keys().map(key => [key, memento.get(key)]),
      );
      const { said, files, executed, diagnostics, settings, progress, statusItems } = editor;
      const shown = [...editor.asked].filter(({ password }) => !password);
      return inspect(
        {
          accounts: accounts.all,
          lines,
          errors,
          entries,
          reports,
          state,
          said,
          files,
          executed,
          diagnostics,
          settings,
          progress,
          statusItems,
          shown,
        },
        { depth: 12, showHidden: true, maxStringLength: 1e7, maxArrayLength: 1e4 },
      );
    },
  };
}

/** Names the form that was found, not the text around it: that would be a leak of its own. */
function assertNothingIn(written: string): void {
  assert.ok(written.length > 2000, "hardly anything was written");
  for (const form of forms) {
    const at = written.indexOf(form);
    assert.equal(at, -1, `${form} stands in “…${written.slice(Math.max(0, at - 200), at)}”`);
  }
}

for (const [name, serve] of Object.entries(answers))
  test(`no secret is written down where the API ${name}`, async context => {
    const { everything, written } = await desk(context, await rawServer(context, serve));
    await everything();
    assertNothingIn(written());
  });

test("no secret is written down where nothing listens, or a certificate is not trusted", async context => {
  const plain = await rawServer(context, socket => socket.destroy());
  for (const baseUrl of ["http://127.0.0.1:9", plain.replace("http:", "https:")]) {
    resetEditor();
    const { everything, written } = await desk(context, baseUrl);
    await everything();
    assertNothingIn(written());
  }
});

test("no secret is written down where the proxy refuses, the proxy's own password neither", async context => {
  const proxy = await tunnelProxy(context, 1, () => 407);
  for (const address of [`http://robin:${proxyPassword}@${proxy.host}`, `ftp://robin:${proxyPassword}@x`]) {
    resetEditor();
    const { everything, written } = await desk(context, "https://graph.example.test");
    editor.settings["http.proxy"] = address;
    await everything();
    delete editor.settings["http.proxy"];
    assertNothingIn(written());
  }
});
