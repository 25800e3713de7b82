import assert from "node:assert/strict";
import { test } from "node:test";
import { MockAgent } from "undici";
import { downloadMedia } from "../../../src/node/cloudApi/downloadMedia.ts";

const api = "https://graph.facebook.com";

/** Asks for file 42, which the API says is at `url`; `content` is what is there. */
async function download(url: string, content?: { body: string; status?: number }, size?: number) {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const headers = { "content-type": "application/json" };
  agent
    .get(api)
    .intercept({ path: "/v25.0/42?phone_number_id=310", method: "GET" })
    .reply(200, JSON.stringify({ url, mime_type: "image/png", file_size: size, id: "42" }), { headers });
  const asked: unknown[] = [];
  if (content) {
    const { origin, pathname } = new URL(url);
    agent
      .get(origin)
      .intercept({ path: pathname, method: "GET" })
      .reply(options => {
        asked.push(new Headers(options.headers as Record<string, string>).get("authorization"));
        return { statusCode: content.status ?? 200, data: content.body };
      });
  }
  const sender = {
    baseUrl: api,
    apiVersion: "v25.0",
    phoneNumberId: "310",
    accessToken: "secret",
    dispatcher: agent,
  };
  const media = await downloadMedia(sender, "42", 10, { timeoutMs: 5000 }).catch(
    (error: Error) => error.message,
  );
  await agent.close();
  return { media, asked };
}

test("a file is fetched from the address that the API names, with the token", async () => {
  const { media, asked } = await download("https://lookaside.fbsbx.com/file", { body: "12345" });
  assert.deepEqual(asked, ["Bearer secret"]);
  assert.deepEqual(media, { bytes: new TextEncoder().encode("12345"), mimeType: "image/png" });
});

test("the token goes to no other address", async () => {
  for (const url of [
    "https://files.example.com/file",
    "http://lookaside.fbsbx.com/file",
    "https://fbsbx.com.example.com/file",
    "nowhere",
  ])
    assert.match(String((await download(url)).media), /access token must not be sent/);
});

test("a file that is too large is not read, whether the API says so or it turns out", async () => {
  const url = "https://lookaside.fbsbx.com/file";
  assert.match(
    String((await download(url, undefined, 11)).media),
    /The file has 11 bytes; .* up to 10 bytes/,
  );
  assert.match(String((await download(url, { body: "12345678901" })).media), /up to 10 bytes/);
});

test("a file that is gone is told", async () => {
  const { media } = await download("https://lookaside.fbsbx.com/file", { body: "", status: 404 });
  assert.equal(media, "The file was not handed out: HTTP 404.");
});
