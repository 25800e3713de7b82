import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseCurl } from "../../../src/core/curl/parseCurl.ts";
import { payloadFromCurl } from "../../../src/core/curl/payloadFromCurl.ts";
import type { Shell } from "../../../src/core/curl/shellWords.ts";
import { toCurl } from "../../../src/core/curl/toCurl.ts";

const url = "https://graph.facebook.com/v25.0/310987654321098/messages";

/** Whatever people write, and whatever a shell might take for its own. */
const hostile = fc.string({
  unit: fc.constantFrom(..."'\"\\$`()!%^&|<>;@#{}[]\n\r\t é🚲’a0=~", "\\\\", "%PATH%", "$(id)", "\u2028"),
});
const body = fc.dictionary(hostile, fc.oneof(hostile, fc.integer(), fc.dictionary(hostile, hostile)));

for (const quoting of ["bash", "cmd", "powershell"] as const satisfies readonly Shell[])
  test(`whatever a payload holds, it can be read back from cURL for ${quoting}, without a token`, () => {
    fc.assert(
      fc.property(body, payload => {
        const command = toCurl({ url, body: payload, quoting });
        const read = parseCurl(command);
        assert.equal(read?.url, url);
        assert.equal(read?.method, "POST");
        assert.equal(read?.token, undefined);
        assert.deepEqual(JSON.parse(read?.body ?? ""), JSON.parse(JSON.stringify(payload)));
      }),
      { numRuns: 200 },
    );
  });

test("each shell gets its own variable, continuation and quoting", () => {
  const payload = { to: "+1", text: { body: `It's "100%" & <more>` } };
  assert.equal(
    toCurl({ url, body: payload, quoting: "powershell" }),
    [
      `curl.exe --request POST '${url}' \``,
      `  --header "Authorization: Bearer $env:WAMSG_ACCESS_TOKEN" \``,
      `  --header 'Content-Type: application/json' \``,
      `  --data-raw '${JSON.stringify(payload, null, 2).replaceAll("'", "''")}'`,
    ].join("\n"),
  );
  assert.equal(
    toCurl({ url, body: { a: `"100%"` }, quoting: "cmd" }),
    [
      `curl --request POST ^"${url}^" ^`,
      `  --header "Authorization: Bearer %WAMSG_ACCESS_TOKEN%" ^`,
      `  --header ^"Content-Type: application/json^" ^`,
      `  --data-raw ^"{\\^"a\\^":\\^"\\\\\\^"100^%\\\\\\^"\\^"}^"`,
    ].join("\n"),
  );
  assert.match(
    toCurl({ url, body: {}, quoting: "bash", authorization: "D360-API-KEY:" }),
    /"D360-API-KEY: \$WAMSG_ACCESS_TOKEN"/,
  );
});

test("a message comes out of a curl command as a file, and the token apart from it", () => {
  const token = "abcdefghijklmnop1234";
  const command = `curl -X POST 'https://graph.facebook.com/v25.0/1/messages' -H 'Authorization: Bearer ${token}' -d '{"type":"text","text":{"body":"${token}"},"access_token":"${token}"}'`;
  const read = payloadFromCurl(command);
  assert.ok(read.kind === "payload");
  const { payload } = read;
  assert.equal(payload.token, token);
  assert.equal(payload.kind, "text");
  assert.equal(payload.origin, "https://graph.facebook.com");
  assert.ok(!payload.text.includes(token));
  assert.deepEqual(JSON.parse(payload.text), { type: "text", text: { body: "…" } });
});

test("what is no message says what is missing", () => {
  const reason = (text: string) => {
    const read = payloadFromCurl(text);
    return read.kind === "nothing" ? read.reason : "";
  };
  assert.match(reason("hello"), /no curl command/);
  assert.match(reason(`curl ${url}`), /posts nothing/);
  assert.match(reason(`curl ${url} -d @message.json`), /posts nothing, or a file/);
  assert.match(reason(`curl ${url} -d 'a=b'`), /not a JSON object/);
});
