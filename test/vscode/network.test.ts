import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { sendMessage } from "../../src/node/cloudApi/sendMessage.ts";
import { Network, readNetworkSettings } from "../../src/vscode/network.ts";
import { changeSettings, editor, resetEditor } from "../fakes/vscode.ts";
import { httpAnswer, rawServer } from "../node/cloudApi/endpoints.ts";

beforeEach(resetEditor);

test("the editor's own network settings are used", () => {
  Object.assign(editor.settings, {
    "http.proxy": "http://proxy.example:8080",
    "http.noProxy": ["internal.example", 7],
    "http.proxyStrictSSL": false,
    "http.proxySupport": "off",
    "http.systemCertificates": false,
    "http.proxyAuthorization": "Basic abc",
  });
  assert.deepEqual(readNetworkSettings(), {
    useProxy: false,
    proxy: "http://proxy.example:8080",
    noProxy: ["internal.example"],
    strictSsl: false,
    systemCertificates: false,
    proxyAuthorization: "Basic abc",
  });
});

test("a workspace cannot lead the token through a proxy of its own, nor switch off the look at certificates", () => {
  Object.assign(editor.workspaceSettings, {
    "http.proxy": "http://thief.example:8080",
    "http.proxyStrictSSL": false,
  });
  const { proxy, strictSsl } = readNetworkSettings();
  assert.deepEqual([proxy, strictSsl], ["", true]);
});

test("connections are kept, and opened anew when the editor's network settings change", async context => {
  const network = new Network();
  context.after(() => network.dispose());
  const first = await network.to("https://graph.example.test");
  assert.equal((await network.to("https://graph.example.test")).dispatcher, first.dispatcher);
  editor.settings["http.proxy"] = "proxy.example:8080";
  changeSettings("http");
  const second = await network.to("https://graph.example.test");
  assert.equal(second.proxyHost, "proxy.example:8080");
  assert.notEqual(second.dispatcher, first.dispatcher);
});

test("what is on its way is not cut off by a changed setting", async context => {
  const network = new Network();
  context.after(() => network.dispose());
  const baseUrl = await rawServer(context, socket => {
    changeSettings("http");
    setImmediate(() => socket.write(httpAnswer(200, `{"messages":[{"id":"wamid.A"}]}`)));
  });
  const sender = { baseUrl, apiVersion: "v25.0", phoneNumberId: "1", accessToken: "marked" };
  const sent = await sendMessage(
    { ...sender, ...(await network.to(baseUrl)) },
    { type: "text" },
    { timeoutMs: 5000 },
  );
  assert.equal(sent.wamid, "wamid.A");
});
