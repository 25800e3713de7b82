import assert from "node:assert/strict";
import { test } from "node:test";
import { toCurl } from "../../../src/core/curl/toCurl.ts";

const url = "https://graph.facebook.com/v25.0/310987654321098/messages";

test("a request becomes a command with the token left to the shell", () => {
  assert.equal(
    toCurl({ url, body: { type: "text" }, quoting: "bash" }),
    [
      `curl --request POST '${url}' \\`,
      `  --header "Authorization: Bearer $WAMSG_ACCESS_TOKEN" \\`,
      `  --header 'Content-Type: application/json' \\`,
      `  --data-raw '{`,
      `  "type": "text"`,
      `}'`,
    ].join("\n"),
  );
});

test("a single quote in the payload does not end the quotation", () => {
  assert.match(toCurl({ url, body: { body: "It's ready" }, quoting: "bash" }), /"It'\\''s ready"/);
});
