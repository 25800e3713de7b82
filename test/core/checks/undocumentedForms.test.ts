import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, interactive, message, problemsOf, said, template } from "./rules/messages.ts";

test("warns of a null in the place of something that may be left out, and leaves it out", () => {
  const payload = message(
    "text",
    { body: "Hello", preview_url: null },
    { context: null, recipient_type: null },
  );
  assert.deepEqual(said(payload), [
    "warning wrong-type null",
    "warning wrong-type null",
    "warning value-not-allowed null",
  ]);
  assert.deepEqual(
    fixed(message("text", { body: "Hello", preview_url: null }), "wrong-type"),
    message("text", { body: "Hello" }),
  );
  assert.equal(
    problemsOf(message("text", { body: "Hello", preview_url: null }))[0]?.message,
    '"preview_url" is true or false; this is null. Leave it out: it is not documented what the API does with null.',
  );
});

test("a null in the place of something required is an error, for there is nothing to leave out", () => {
  for (const payload of [
    message("text", null),
    message("text", { body: null }),
    message("text", { body: "Hello" }, { to: null }),
    message("text", { body: "Hello" }, { type: null }),
    message("image", { link: null }),
    interactive("button", { action: null }),
    template([{ type: "body", parameters: [{ type: "text", text: null }] }]),
    template([null]),
  ])
    assert.equal(problemsOf(payload)[0]?.severity, "error", JSON.stringify(payload));
});

test("warns of JSON written into a string, and takes it out, laid out as the file is", () => {
  const components = [{ type: "body", parameters: [{ type: "text", text: "Robin" }] }];
  const encoded = message("template", {
    name: "x",
    language: { code: "en_US" },
    components: JSON.stringify(components),
  });
  assert.deepEqual(
    problemsOf(encoded).map(({ severity, code }) => `${severity} ${code}`),
    ["warning wrong-type"],
  );
  assert.deepEqual(
    fixed(encoded, "wrong-type"),
    message("template", { name: "x", language: { code: "en_US" }, components }),
  );
  assert.deepEqual(
    fixed(message("text", '{"body":"Hello"}'), "wrong-type"),
    message("text", { body: "Hello" }),
  );
});

test("a string that is no JSON, or JSON of another kind, is an error as before", () => {
  for (const content of ["{", "Hello", "[1]", "{body: 1}", "5"])
    assert.deepEqual(
      problemsOf(message("text", content)).map(({ severity }) => severity),
      ["error"],
      content,
    );
});

test("offers to encode the spaces of a link, and to put https:// in front of a host", () => {
  const image = (link: string) => message("image", { link });
  for (const [written, meant] of [
    ["https://www.example.com/my picture.jpg", "https://www.example.com/my%20picture.jpg"],
    [" https://www.example.com/a.jpg ", "https://www.example.com/a.jpg"],
    ["www.example.com/a.jpg", "https://www.example.com/a.jpg"],
    ["example.com", "https://example.com"],
  ] as const)
    assert.deepEqual(fixed(image(written), "wrong-format"), image(meant));
  for (const hopeless of ["ftp://www.example.com/a.jpg", "picture.", "a b"])
    assert.deepEqual(fixed(image(hopeless), "wrong-format"), image(hopeless));
});
