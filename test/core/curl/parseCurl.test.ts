import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseCurl } from "../../../src/core/curl/parseCurl.ts";
import { toCurl } from "../../../src/core/curl/toCurl.ts";

const url = "https://graph.facebook.com/v25.0/310987654321098/messages";
/** Marked, and nothing like a real one. */
const token = "marked.secret.0123456789";
const body = `{"to":"+15550123456","text":{"body":"It's \\"ready\\" & 100 %"}}`;

const dashboard = `curl -i -X POST \\
  ${url} \\
  -H 'Authorization: Bearer ${token}' \\
  -H 'Content-Type: application/json' \\
  -d '{ "messaging_product": "whatsapp", "to": "15550123456", "type": "text" }'`;

test("a command of the app dashboard gives address, method, headers, body and token", () => {
  assert.deepEqual(parseCurl(dashboard), {
    url,
    method: "POST",
    headers: Object.assign(Object.create(null), { "content-type": "application/json" }),
    body: `{ "messaging_product": "whatsapp", "to": "15550123456", "type": "text" }`,
    token,
  });
});

test("a command whose line breaks an input box took away is read all the same", () => {
  for (const inBox of [dashboard.replaceAll("\n", ""), dashboard.replaceAll("\n", " ")])
    assert.deepEqual(parseCurl(inBox), parseCurl(dashboard));
});

test("quoting of bash: single, double and dollar quotes", () => {
  const single = body.replaceAll("'", `'\\''`);
  const double = body.replaceAll(/["\\$`]/g, "\\$&");
  const dollar = body.replaceAll(/['\\]/g, "\\$&").replace("%", "\\u0025");
  for (const quoted of [`'${single}'`, `"${double}"`, `$'${dollar}'`])
    assert.equal(parseCurl(`curl '${url}' --data-raw ${quoted}`)?.body, body);
});

test("quoting of cmd: carets before everything, or quotation marks only", () => {
  const escaped = body
    .replaceAll("\\", "\\\\")
    .replaceAll('\\\\"', '\\\\\\"')
    .replaceAll(/(?<!\\)"/g, '\\"');
  const careted = escaped.replaceAll(/[^\w\s:,+]/g, "^$&");
  assert.equal(parseCurl(`curl ^"${url}^" ^\r\n  --data-raw ^"${careted}^"`)?.body, body);
  const plain = '{"to":"+15550123456"}';
  assert.equal(parseCurl(`curl -d "${plain.replaceAll('"', '\\"')}" ${url}`)?.body, plain);
  assert.equal(parseCurl(`curl -d "${plain.replaceAll('"', '""')}" ${url}`)?.body, plain);
});

test("quoting of PowerShell: doubled quotes, backticks, and marks escaped once more for the program", () => {
  const plain = `{"body":"It's"}`;
  const doubled = plain.replaceAll("'", "''");
  for (const quoted of [
    `'${doubled}'`,
    `'${doubled.replaceAll('"', '\\"')}'`,
    `"${plain.replaceAll('"', '`"')}"`,
    `"${plain.replaceAll('"', '""')}"`,
  ])
    assert.equal(parseCurl(`curl.exe -X POST \`\n  '${url}' \`\n  -d ${quoted}`)?.body, plain, quoted);
});

test("the token is found wherever it may stand, and stays nowhere else", () => {
  for (const command of [
    `curl -H "authorization: OAuth ${token}" ${url}`,
    `curl --oauth2-bearer ${token} ${url}`,
    `curl '${url}?access_token=${token}&fields=id'`,
    `curl '${url}?fields=id&access_token=${token}'`,
    `curl -H 'D360-API-KEY: ${token}' ${url}`,
  ]) {
    const { token: found, ...rest } = parseCurl(command) ?? {};
    assert.equal(found, token, command);
    assert.ok(!JSON.stringify(rest).includes(token), command);
  }
});

test("a variable or a placeholder is no token", () => {
  for (const stand of [
    "$WAMSG_ACCESS_TOKEN",
    "%WAMSG_ACCESS_TOKEN%",
    "<ACCESS_TOKEN>",
    "{{token}}",
    "ACCESS_TOKEN",
  ])
    assert.equal(parseCurl(`curl -H "Authorization: Bearer ${stand}" ${url}`)?.token, undefined, stand);
});

test("options without meaning here are passed over, with their values", () => {
  const command = `curl -sS -L --compressed -o /dev/null --max-time 5 -A agent --cacert x.pem -XPUT ${url} | jq .`;
  assert.equal(parseCurl(command)?.url, url);
  assert.equal(parseCurl(command)?.method, "PUT");
});

test("data makes it a POST, -G an address, a file no body", () => {
  assert.equal(parseCurl(`curl ${url} -d a=1 -d b=2`)?.method, "POST");
  assert.equal(parseCurl(`curl ${url} -d a=1 -d b=2`)?.body, "a=1&b=2");
  assert.equal(parseCurl(`curl -G ${url} -d a=1`)?.url, `${url}?a=1`);
  assert.equal(parseCurl(`curl -G ${url} -d a=1`)?.body, undefined);
  assert.equal(parseCurl(`curl ${url} -d @payload.json`)?.body, undefined);
});

test("what is no curl command, or has no address, is nothing", () => {
  for (const text of ["", "hello", token, `wget ${url}`, "curl", "curl -X POST", '{"curl": 1}'])
    assert.equal(parseCurl(text), undefined, text);
});

test("what is copied as cURL can be read back", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 2 }), json => {
      const parsed = parseCurl(toCurl({ url, body: JSON.parse(json), quoting: "bash" }));
      assert.equal(parsed?.body, JSON.stringify(JSON.parse(json), null, 2));
    }),
    { numRuns: 60 },
  );
});

test("no text makes it fail", () => {
  const unit = fc.constantFrom(
    "curl",
    " ",
    "'",
    '"',
    "\\",
    "^",
    "`",
    "$'",
    "-d",
    "-H",
    "\n",
    "a:",
    "\\x",
    url,
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), parts => void parseCurl(`curl ${parts.join("")}`)),
    { numRuns: 300 },
  );
});
