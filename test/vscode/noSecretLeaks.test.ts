import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { beforeEach, test } from "node:test";
import { editor, resetEditor } from "../fakes/vscode.ts";
import { httpAnswer, rawServer } from "../node/cloudApi/endpoints.ts";
import { tunnelProxy } from "../node/cloudApi/proxies.ts";
import { desk, forms, proxyPassword, token } from "./leakDesk.ts";

beforeEach(resetEditor);

const error = (fields: object) => JSON.stringify({ error: { code: 131009, message: "x", ...fields } });

/** What an API, or something in its place, may answer to any request; most of it quotes the token. */
const answers: Readonly<Record<string, (socket: Socket, request: string) => void>> = {
  "takes everything, and quotes the token": (socket, request) =>
    socket.write(
      httpAnswer(
        200,
        JSON.stringify({
          id: "310",
          // Of media: where the file is, which is this server again.
          url: `http://${/^host: (.+)$/im.exec(request)?.[1]}/${token}`,
          mime_type: token,
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
  "hands out media from elsewhere": socket =>
    socket.write(httpAnswer(200, JSON.stringify({ id: "310", url: `https://x.example/${token}` }))),
  "breaks off in the middle": socket =>
    socket.end(httpAnswer(200, `{"id":"310","x":"${token}`, { length: 999 })),
  "closes the connection": socket => socket.destroy(),
  "is no HTTP at all": socket => socket.end(`${token}\r\n\r\n`),
  "answers without end": socket => socket.write(httpAnswer(200, token.repeat(50_000))),
};

/** Names the form that was found, not the text around it: that would be a leak of its own. */
function assertNothingIn({
  text,
  pages,
  stored,
}: ReturnType<Awaited<ReturnType<typeof desk>>["written"]>): void {
  assert.ok(text.length > 2000, "hardly anything was written");
  assert.ok(pages.length > 0, "no preview was told anything");
  assert.ok(stored.length > 0, "nothing was kept of what was sent");
  for (const form of forms) {
    const at = text.indexOf(form);
    assert.equal(at, -1, `${form} stands in “…${text.slice(Math.max(0, at - 200), at)}”`);
  }
}

for (const [name, serve] of Object.entries(answers))
  test(`no secret is written down where the API ${name}`, async context => {
    const { everything, written } = await desk(context, await rawServer(context, serve));
    await everything();
    assertNothingIn(written());
  });

test("everything that is looked through was really done", async context => {
  const serve = answers["takes everything, and quotes the token"];
  assert.ok(serve);
  const { everything, written } = await desk(context, await rawServer(context, serve));
  await everything();
  const { text, pages, stored } = written();
  for (const trace of [
    /Done: 3 of 3 sent/,
    /a\.pdf uploaded as application\/pdf/,
    /1 template of /,
    /curl -X?/,
  ])
    assert.match(text, trace);
  assert.match(JSON.stringify(pages), /"id:1234567":\{"state":"ready"/);
  assert.match(JSON.stringify(stored), /wamid\.A/);
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
