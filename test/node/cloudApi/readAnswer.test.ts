import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { CloudApiError } from "../../../src/node/cloudApi/cloudApiError.ts";
import { readAnswer, withoutSecret } from "../../../src/node/cloudApi/readAnswer.ts";

const graph = fc.record(
  {
    message: fc.oneof(fc.string(), fc.constant("secret"), fc.jsonValue()),
    code: fc.oneof(fc.constantFrom(0, 33, 100, 131009, 190, 250), fc.jsonValue()),
    error_data: fc.oneof(fc.constant({ details: "secret" }), fc.jsonValue()),
    error_subcode: fc.jsonValue(),
    error_user_msg: fc.jsonValue(),
    fbtrace_id: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

test("whatever is answered becomes a result or a CloudApiError of one line, without the secret", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("send" as const, "read" as const),
      fc.constantFrom(200, 201, 302, 400, 401, 404, 429, 500, 503),
      fc.oneof(
        graph.map(error => JSON.stringify({ error })),
        fc.jsonValue().map(value => JSON.stringify(value)),
        fc.string({ unit: "binary" }),
      ),
      fc.option(fc.string(), { nil: undefined }),
      (purpose, status, text, location) => {
        try {
          readAnswer(
            { purpose, host: "x", status, location, text: withoutSecret(text, "secret") },
            () => undefined,
          );
        } catch (error) {
          assert.ok(error instanceof CloudApiError, inspect(error));
          assert.doesNotMatch(error.message, /\p{Cc}/u);
          assert.ok(!inspect(error, { depth: 5 }).includes("secret"));
          assert.ok(purpose === "send" || !error.mayHaveBeenSent);
          return;
        }
        assert.fail("It was taken for an acceptance.");
      },
    ),
  );
});
