import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed, interactive, message, said, template } from "./messages.ts";

const button = (title: string): unknown =>
  interactive("button", { action: { buttons: [{ type: "reply", reply: { id: "1", title } }] } });

for (const [title, plain] of [
  ["*Yes*", "Yes"],
  ["_Yes_, please", "Yes, please"],
  ["(~No~)", "(No)"],
  ["`code` here", "code here"],
  ["```code```", "code"],
  ["*_both_*", "both"],
] as const) {
  test(`notes that ${title} on a button is not formatted, and takes the marks away`, () => {
    assert.deepEqual(said(button(title)), [`info formatting-not-shown "${title}"`]);
    assert.deepEqual(fixed(button(title), "formatting-not-shown"), button(plain));
  });
}

for (const title of ["snake_case_name", "2*3*4", "* no *", "5 * 3", "a ~ b", "**", "_", "5* hotel", "it`s"]) {
  test(`takes ${title} on a button as it is`, () => {
    assert.deepEqual(said(button(title)), []);
  });
}

test("looks at headers, lists, places and contacts", () => {
  const list = (part: "button" | "section" | "row" | "description") =>
    interactive("list", {
      action: {
        button: part === "button" ? "*x*" : "Choose",
        sections: [
          {
            title: part === "section" ? "*x*" : "Section",
            rows: [
              {
                id: "1",
                title: part === "row" ? "*x*" : "Row",
                description: part === "description" ? "*x*" : "More",
              },
            ],
          },
        ],
      },
    });
  const found = ['info formatting-not-shown "*x*"'];
  for (const part of ["button", "section", "row", "description"] as const)
    assert.deepEqual(said(list(part)), found);
  const header = { type: "text", text: "*x*" };
  const action = { name: "cta_url", parameters: { display_text: "Open", url: "https://www.example.com" } };
  assert.deepEqual(said(interactive("cta_url", { header, action })), found);
  const place = { latitude: "48.2", longitude: "16.3", name: "*x*", address: "Street 1" };
  assert.deepEqual(said(message("location", place)), found);
  assert.deepEqual(said(message("contacts", [{ name: { formatted_name: "*x*", first_name: "x" } }])), found);
});

test("has nothing against marks where they format: texts, captions, bodies, footers", () => {
  assert.deepEqual(said(message("text", { body: "*Hello*" })), []);
  assert.deepEqual(said(message("image", { link: "https://www.example.com/a.jpg", caption: "_Hello_" })), []);
  const action = { buttons: [{ type: "reply", reply: { id: "1", title: "Yes" } }] };
  assert.deepEqual(
    said(interactive("button", { body: { text: "*Yes*?" }, footer: { text: "_so_" }, action })),
    [],
  );
});

test("knows the header of a template from its body", () => {
  const parameters = [{ type: "text", text: "*x*" }];
  assert.deepEqual(said(template([{ type: "body", parameters }])), []);
  assert.deepEqual(said(template([{ type: "header", parameters }])), ['info formatting-not-shown "*x*"']);
});

test("says nothing of a text with a variable, and finds no marks inside a link", () => {
  assert.deepEqual(said(button("*${name}*")), []);
  const header = { type: "text", text: "https://a.example.com/_b_/_c_" };
  const action = { buttons: [{ type: "reply", reply: { id: "1", title: "Yes" } }] };
  assert.deepEqual(said(interactive("button", { header, action })), []);
});
