import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../src/core/document/edits.ts";
import { findSecrets } from "../../../src/core/secrets/findSecrets.ts";
import { replaceSecret, type SecretLanguage } from "../../../src/core/secrets/replaceSecret.ts";
import { secret, token } from "./secrets.ts";

function replaced(text: string, language: SecretLanguage): string {
  const [first] = findSecrets(text);
  assert.ok(first, text);
  return applyEdits(text, [replaceSecret(text, first, language)]);
}

for (const [language, before, after] of [
  ["script", `const t = "${token}";`, "const t = process.env.WAMSG_ACCESS_TOKEN;"],
  ["script", `f('Bearer ${token}')`, "f(`Bearer ${process.env.WAMSG_ACCESS_TOKEN}`)"],
  ["script", `f(\`Bearer ${token}\`)`, "f(`Bearer ${process.env.WAMSG_ACCESS_TOKEN}`)"],
  ["script", `f("\\tBearer ${token}")`, 'f("\\tBearer " + process.env.WAMSG_ACCESS_TOKEN + "")'],
  ["script", `const appSecret = '${secret}'`, "const appSecret = process.env.WAMSG_APP_SECRET"],
  ["text", `{"token": "Bearer ${token}"}`, '{"token": "Bearer $WAMSG_ACCESS_TOKEN"}'],
  [
    "shell",
    `curl -H "Authorization: Bearer ${token}"`,
    'curl -H "Authorization: Bearer $WAMSG_ACCESS_TOKEN"',
  ],
  [
    "shell",
    `curl -H 'Authorization: Bearer ${token}' x`,
    `curl -H 'Authorization: Bearer '"$WAMSG_ACCESS_TOKEN"'' x`,
  ],
  ["shell", `TOKEN=${token}`, "TOKEN=$WAMSG_ACCESS_TOKEN"],
  ["powershell", `-H "Bearer ${token}"`, '-H "Bearer $env:WAMSG_ACCESS_TOKEN"'],
  ["cmd", `-H "Bearer ${token}"`, '-H "Bearer %WAMSG_ACCESS_TOKEN%"'],
  ["dotenv", `TOKEN=${token}\nX=1`, "TOKEN=$WAMSG_ACCESS_TOKEN\nX=1"],
  ["dotenv", `WAMSG_ACCESS_TOKEN=${token}\nX=1`, "WAMSG_ACCESS_TOKEN=\nX=1"],
] as const)
  test(`${language}: ${after}`, () => assert.equal(replaced(before, language), after));
