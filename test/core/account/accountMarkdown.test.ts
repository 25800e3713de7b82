import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountFacts } from "../../../src/core/account/accountFacts.ts";
import { accountMarkdown } from "../../../src/core/account/accountMarkdown.ts";
import { reportAccount } from "../../../src/core/account/accountReport.ts";
import { changed, healthy } from "./facts.ts";

const markdown = (facts: AccountFacts, account = "Bikes") =>
  accountMarkdown(reportAccount(facts, 0), { account, host: "graph.facebook.com", checkedAt: "today" });

test("what to do stands first, the faults before the warnings, then every part in a table", () => {
  const text = markdown({
    ...changed("phone", { status: "BANNED", qualityRating: "RED" }),
    token: { kind: "failed", why: "No answer." },
  });
  const heads = text.split("\n").filter(line => line.startsWith("#"));
  assert.deepEqual(heads, [
    "# ❌ Bikes",
    "## What to do",
    "## Number",
    "## Sending",
    "## Access token",
    "## Webhooks",
    "## Business account",
  ]);
  const items = text.split("\n").filter(line => line.startsWith("- "));
  assert.match(
    items[0] ?? "",
    /^- ❌ \*\*Number, status&#58; banned\.\*\*|^- ❌ \*\*Number, status: banned\.\*\* Read the notice/,
  );
  assert.equal(items.length, 3);
  assert.match(text, /\| ✅ \| \*\*Number\*\* \| &#43;49 40 123456 · Harbour Bikes \|/);
});

test("with nothing to do there is no such heading", () => {
  assert.ok(!markdown(healthy).includes("What to do"));
});

test("nothing the API or the person says becomes markup", () => {
  const evil =
    "<img src=x onerror=alert(1)> [click](command:x) **bold** | cell\n# head `code` &lt; ![i](http://x)";
  const text = markdown(changed("phone", { verifiedName: evil }), evil);
  for (const markup of ["<img", "[click]", "](", "**bold", "\n# head", "`code", "![", "&lt;"])
    assert.ok(!text.includes(markup), markup);
});
