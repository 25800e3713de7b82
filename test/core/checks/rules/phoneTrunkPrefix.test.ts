import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, message, problemsOf, said } from "./messages.ts";

const to = (number: string): unknown => message("text", { body: "Hello" }, { to: number });

for (const [written, meant] of [
  ["+49 0151 12345678", "+4915112345678"],
  ["+44 (0)20 7946 0018", "+442079460018"],
  ["+33 06 12 34 56 78", "+33612345678"],
  ["+61 0412 345 678", "+61412345678"],
  ["+91 09876543210", "+919876543210"],
  ["+7 8 912 345-67-89", "+79123456789"],
  ["+370 8 600 12345", "+37060012345"],
] as const) {
  test(`warns that ${written} is another number than ${meant}`, () => {
    assert.deepEqual(said(to(written)), [`warning phone-trunk-prefix "${written}"`]);
    assert.deepEqual(fixed(to(written), "phone-trunk-prefix"), to(meant));
  });
}

test("says which number is reached", () => {
  assert.match(
    problemsOf(to("+49 0151 12345678"))[0]?.message ?? "",
    /\+49015112345678\b.*"\+4915112345678"/,
  );
});

for (const number of [
  "+4915112345678",
  "+39 06 1234 5678",
  "+39 02 1234 5678",
  "+225 07 07 12 34 56",
  "+20 100 123 4567",
  "+7 800 123 45 67",
  "+550055501234",
  "+1 (555) 012-3456",
  "+49 0",
  "+${number}",
]) {
  test(`has nothing against the digits of ${number}`, () => {
    assert.deepEqual(
      problemsOf(to(number)).filter(({ code }) => code === "phone-trunk-prefix"),
      [],
    );
  });
}
