import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { readSettings } from "../../src/vscode/settings.ts";
import { editor, resetEditor } from "../fakes/vscode.ts";

beforeEach(resetEditor);

test("without settings everything has its default", () => {
  assert.deepEqual(readSettings(), {
    apiVersion: "v25.0",
    variables: {},
    sendTimeoutMs: 30_000,
    allowedRecipients: [],
    findSecrets: true,
    sequence: { deliveredTimeoutMs: 30_000, whenOverdue: "ask" },
    preflight: { off: new Set(), checkLinks: false, freshLinks: false },
    curlShell: "auto",
    simulatorSpeed: 1,
    simulatorPort: 0,
    webhookPort: 0,
    tunnel: { tunnel: "auto", command: "", publicUrl: "", port: 0 },
    preview: { viewpoint: "customer", theme: "auto", platform: "android" },
  });
});

test("what people wrote is taken", () => {
  editor.settings["wamsg.apiVersion"] = "v26.0";
  editor.settings["wamsg.sendTimeoutSeconds"] = 5;
  editor.settings["wamsg.preview.theme"] = "dark";
  editor.settings["wamsg.variables"] = { name: "Robin" };
  const { apiVersion, sendTimeoutMs, preview, variables } = readSettings();
  assert.deepEqual(
    [apiVersion, sendTimeoutMs, preview.theme, variables],
    ["v26.0", 5000, "dark", { name: "Robin" }],
  );
});

test("nonsense gives the default, and a variable that is no text is left out", () => {
  editor.settings["wamsg.apiVersion"] = "../../evil";
  editor.settings["wamsg.sendTimeoutSeconds"] = -1;
  editor.settings["wamsg.preview.theme"] = 7;
  editor.settings["wamsg.variables"] = { name: "Robin", count: 5 };
  const { apiVersion, sendTimeoutMs, preview, variables } = readSettings();
  assert.deepEqual(
    [apiVersion, sendTimeoutMs, preview.theme, variables],
    ["v25.0", 30_000, "auto", { name: "Robin" }],
  );
});
