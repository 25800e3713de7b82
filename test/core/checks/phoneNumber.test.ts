import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDocument } from "../../../src/core/checks/checkDocument.ts";
import { parseDocument } from "../../../src/core/document/parseDocument.ts";

/** The four cases of the platform's own table, for a business in India (Rules §2). */
const published = [
  { to: "+15551234567", delivered: undefined },
  { to: "+1 (555) 123-4567", delivered: undefined },
  { to: "(555) 123-4567", delivered: "+915551234567" },
  { to: "1 (555) 123-4567", delivered: "+9115551234567" },
];

for (const { to, delivered } of published) {
  test(`"${to}" from India ${delivered ? `goes to ${delivered}` : "is right"}`, () => {
    const problems = check(to, "IN");
    assert.deepEqual(
      problems.map(({ code, severity }) => [code, severity]),
      delivered ? [["phone-without-country-code", "warning"]] : [],
    );
    if (delivered) assert.match(problems[0]?.message ?? "", new RegExp(`\\${delivered}\\b`));
  });
}

const likely = [
  { to: "1 (555) 123-4567", country: "IN", fixed: "+1 (555) 123-4567" },
  { to: "15551234567", country: "US", fixed: "+15551234567" },
  { to: "5551234567", country: "US", fixed: "+15551234567" },
  { to: "919876543210", country: "IN", fixed: "+919876543210" },
  { to: "9876543210", country: "IN", fixed: "+919876543210" },
  { to: "09876543210", country: "IN", fixed: "+919876543210" },
  { to: "0664 1234567", country: "AT", fixed: "+436641234567" },
  { to: "436641234567", country: "AT", fixed: "+436641234567" },
  { to: "4915112345678", country: "AT", fixed: "+4915112345678" },
];

for (const { to, country, fixed } of likely) {
  test(`"${to}" from ${country} is probably meant as ${fixed}`, () => {
    const preferred = check(to, country)
      .flatMap(problem => problem.fixes)
      .filter(fix => fix.preferred);
    assert.deepEqual(
      preferred.map(fix => fix.edits.map(edit => edit.text)),
      [[JSON.stringify(fixed)]],
    );
  });
}

test("without a known country the number is still said to be incomplete, and + is offered", () => {
  const [problem] = check("15551234567", undefined);
  assert.equal(problem?.code, "phone-without-country-code");
  assert.deepEqual(
    problem?.fixes.map(fix => fix.title),
    ['Change to "+15551234567"'],
  );
});

test("a country that does not exist is like an unknown one", () => {
  assert.equal(check("15551234567", "ZZ")[0]?.code, "phone-without-country-code");
});

for (const to of [
  "+1 555 CALL",
  "+1.555.123.4567",
  "++15551234567",
  "+123456",
  "+1234567890123456",
  "+1５551234567",
]) {
  test(`"${to}" is no phone number`, () => {
    assert.deepEqual(
      check(to, "IN").map(({ code, severity }) => [code, severity]),
      [["phone-not-valid", "error"]],
    );
  });
}

test("group ids and business-scoped user ids are no phone numbers", () => {
  const group = { ...message("Z3JvdXAtZXhhbXBsZS0wMDAx"), recipient_type: "group" };
  assert.deepEqual(checkValue(group, "IN"), []);
  const { to: _, ...byUserId } = message("");
  assert.deepEqual(checkValue({ ...byUserId, recipient: "US.13491208655302741918" }, "IN"), []);
});

function check(to: string, country: string | undefined) {
  return checkValue(message(to), country);
}

function checkValue(value: object, country: string | undefined) {
  return checkDocument(parseDocument(JSON.stringify(value)), { country, variables: {} });
}

function message(to: string) {
  return { messaging_product: "whatsapp", to, type: "text", text: { body: "Hello" } };
}
