import assert from "node:assert/strict";
import { test } from "node:test";
import { isObject } from "../../../src/core/checks/finding.ts";
import { LazyPayload } from "../../../src/core/checks/lazyPayload.ts";
import { allRules } from "../../../src/core/checks/rules/allRules.ts";
import { everyMark, marksOf } from "../../../src/core/checks/textMarks.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";
import { readFixtures } from "./readFixtures.ts";

const context = { country: "IN", variables: {} };

test("a rule that is left out for want of its mark would have found nothing", () => {
  let found = 0;
  for (const { name, text } of [...readFixtures("invalid"), ...readFixtures("valid")]) {
    const document = parseDocument(text);
    const marks = marksOf(text);
    for (const payload of document.faults.length > 0 ? [] : document.payloads) {
      if (!isObject(payload.value)) continue;
      const checked = new LazyPayload(document, payload, payload.value, everyMark, context);
      for (const { code, mark, check } of allRules) {
        if (mark === undefined) continue;
        const findings = check(checked);
        if (!marks[mark]) assert.deepEqual(findings, [], `${name}: ${code}`);
        found += findings.length;
      }
    }
  }
  assert.ok(found > 20);
});

test("where characters are written as escapes, every mark may be there", () => {
  assert.deepEqual(marksOf(String.raw`{ "link": "https:\/\/www.example.com" }`), everyMark);
  assert.deepEqual(marksOf(String.raw`{ "body": "\u007b\u007b1}}" }`), everyMark);
  assert.deepEqual(marksOf('{ "body": "Hello" }'), { link: false, gap: false, format: false, half: false });
});
