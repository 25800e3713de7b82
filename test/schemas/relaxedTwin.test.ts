import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type FixtureFolder, readFixtures } from "../core/checks/readFixtures.ts";
import { ownEditor, plainEditor } from "./languageService.ts";

const folders: readonly FixtureFolder[] = ["valid", "invalid", "examples"];

for (const folder of folders) {
  test(`the schema for completion objects to nothing in ${folder}/, broken files included`, async () => {
    const [own, plain] = [ownEditor(), plainEditor()];
    for (const { name, text } of readFixtures(folder)) {
      assert.deepEqual(await own.problems(text), await plain.problems(text), name);
    }
  });
}

const word = fc.constantFrom(
  ...[
    "type",
    "to",
    "recipient_type",
    "text",
    "body",
    "interactive",
    "action",
    "buttons",
    "header",
    "button",
    "list",
  ],
  ...[
    "sections",
    "rows",
    "template",
    "language",
    "components",
    "parameters",
    "image",
    "link",
    "id",
    "title",
    "reply",
  ],
  ...[
    "location",
    "latitude",
    "status",
    "preview_url",
    "recipient",
    "reaction",
    "emoji",
    "sub_type",
    "index",
    "url",
  ],
);

const anything = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 7 },
    word,
    fc.constantFrom<unknown>(null, 0, -1.5, "", true),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(word, tie("value"), { maxKeys: 6, noNullPrototype: true }),
  ),
})).value;

test("the schema for completion objects to nothing, whatever stands under familiar names", async () => {
  const own = ownEditor();
  await fc.assert(
    fc.asyncProperty(anything, async value => {
      assert.deepEqual(await own.problems(JSON.stringify(value)), []);
    }),
  );
});
