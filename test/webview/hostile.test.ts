import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { openBrowser, openPreview, type Preview, snapshotOf } from "./previewInBrowser.ts";
import { sampleMessages } from "./sampleMessages.ts";

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** Every element the drawing functions make, and no other. */
const expected = new Set(
  "article div span p ul li blockquote pre code strong em s a bdi br button svg use path circle rect label input h2 h3".split(
    " ",
  ),
);

/** Every attribute they set, and no other. */
const intended = new Set(
  `aria-describedby aria-disabled aria-expanded aria-haspopup aria-hidden aria-invalid aria-label aria-labelledby
  aria-live aria-modal aria-pressed aria-required aria-roledescription autocomplete class cx cy d data-active data-bare
  data-emoji data-end data-faint data-first data-half data-header data-icon data-iconed data-index data-last data-line
  data-outgoing data-over data-own data-part data-reacted data-shade data-sheet data-side data-start data-state data-stub
  data-target data-token data-type data-voice data-wide dir disabled for height href id inert inputmode lang maxlength
  name placeholder preserveAspectRatio r rel role rx tabindex target title type viewBox width x y`.split(
    /\s+/,
  ),
);

/** Sees that what was drawn is text: no strange element, attribute or address, no script that ran, no request. */
async function assertHarmless({ page, faults, requests }: Preview): Promise<void> {
  const found = await page
    .locator(".phone")
    .evaluate(phone =>
      [...phone.querySelectorAll("*")].flatMap(element => [
        element.localName,
        ...element.getAttributeNames().map(name => `${element.localName}[${name}]`),
      ]),
    );
  const nameIn = (attribute: string): string | undefined => /\[(.+)\]$/.exec(attribute)?.[1];
  assert.deepEqual(
    [...new Set(found)].filter(name => !(expected.has(name) || intended.has(nameIn(name) ?? ""))),
    [],
  );
  const addresses = await page
    .locator(".phone a")
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).protocol));
  for (const protocol of addresses) assert.match(protocol, /^(?:https?|mailto|tel):$/);
  assert.equal(await page.evaluate(() => "hacked" in globalThis), false);
  assert.deepEqual(faults, []);
  assert.ok(
    requests.every(url => url.startsWith("https://preview.test/")),
    requests.join("\n"),
  );
}

const attacks = [
  "<script>globalThis.hacked = 1</script>",
  '<img src=x onerror="globalThis.hacked = 1">',
  '"><svg onload=globalThis.hacked=1>',
  "javascript:globalThis.hacked=1",
  "[x](javascript:globalThis.hacked=1)",
  "java\tscript:globalThis.hacked=1//example.com",
  "data:text/html,<script>globalThis.hacked=1</script>",
  'https://example.com/"onmouseover="globalThis.hacked=1',
  "https://example.com/'><script>globalThis.hacked=1</script>",
  "vscode://file/etc/passwd command:workbench.action.quit file:///etc/passwd",
  "${globalThis.hacked=1} {{constructor.constructor('hacked=1')()}}",
  "<!--?lit$0$--> <?lit$123?> <!-->",
  "\u202egnp.exe\u2066\u2067 \u0000 \ud800",
  "</style></script></template><base href=//evil.example>",
];

/** Puts a text wherever a message of any kind has one. */
function everywhere(value: unknown, attack: string): unknown {
  if (typeof value === "string") return attack;
  if (Array.isArray(value)) return value.map(item => everywhere(item, attack));
  if (typeof value !== "object" || value === null) return value;
  const fixed = ["type", "sub_type"];
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      fixed.includes(key) ? inner : everywhere(inner, attack),
    ]),
  );
}

test("an attack is text wherever it stands", async () => {
  await using preview = await openPreview(browser, snapshotOf([]));
  for (const attack of attacks) {
    const conversation = Object.values(sampleMessages).map(message => everywhere(message, attack));
    await preview.show(snapshotOf(conversation, { notice: attack, title: attack }));
    await assertHarmless(preview);
    await preview.page.locator("button.row[aria-haspopup]").first().click();
    await assertHarmless(preview);
    await preview.page.keyboard.press("Escape");
  }
});

test("an attack as a type, a name of the business or an error is text as well", async () => {
  const attack = '<img src=x onerror="globalThis.hacked = 1">';
  const deliveries = [
    {
      wamid: "x",
      recipient: attack,
      state: "failed" as const,
      times: {},
      pricing: undefined,
      errors: [{ code: 999_999, title: attack, details: attack }],
    },
  ];
  const snapshot = snapshotOf([{ type: attack }, { type: "interactive", interactive: { type: attack } }], {
    deliveries,
  });
  const conversation = { ...snapshot.conversation, businessName: attack };
  await using preview = await openPreview(browser, { ...snapshot, conversation });
  await assertHarmless(preview);
  assert.equal(await preview.page.locator(".failure bdi").first().textContent(), attack);
});

test("text that turns its direction turns nothing around it", async () => {
  const body = "\u202eabc\u202e";
  await using preview = await openPreview(browser, snapshotOf({ type: "text", text: { body } }));
  assert.match((await preview.page.locator(".time").textContent()) ?? "", /^13:30$/);
  const direction = await preview.page.locator(".meta").evaluate(meta => getComputedStyle(meta).direction);
  assert.equal(direction, "ltr");
});

test("ten thousand rows and a megabyte of markers are drawn in parts, and soon", {
  timeout: 30_000,
}, async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ id: String(at), title: `Row ${at}` }));
  const conversation = [
    { type: "interactive", interactive: { type: "list", action: { button: "All", sections: [{ rows }] } } },
    {
      type: "interactive",
      interactive: { type: "button", action: { buttons: rows.map(row => ({ reply: row })) } },
    },
    { type: "text", text: { body: "*_".repeat(100_000) } },
  ];
  await using preview = await openPreview(browser, snapshotOf(conversation));
  await preview.page.getByRole("button", { name: "Open list: All" }).click();
  await assertHarmless(preview);
  assert.ok((await preview.page.locator(".phone *").count()) < 10_000);
  assert.match((await preview.page.locator(".sheet .row-note").textContent()) ?? "", /^9900 more/);
});

test("a megabyte of text, ten thousand sections and turned directions stay quick to type in", {
  timeout: 30_000,
}, async () => {
  const sections = Array.from({ length: 10_000 }, (_, at) => ({
    title: `S${at}`,
    rows: [{ id: `${at}`, title: "R" }],
  }));
  const list = { type: "list", body: { text: "\u202eHi" }, action: { button: "All", sections } };
  const huge = { type: "text", text: { body: "\u202e\u2066word ".repeat(130_000) } };
  await using preview = await openPreview(browser, snapshotOf([]));
  for (const [what, message] of Object.entries({
    huge,
    sections: { type: "interactive", interactive: list },
  })) {
    await preview.show(snapshotOf(message));
    const snapshot = snapshotOf(message, { version: 2, notice: "Again" });
    const begun = performance.now();
    await preview.show(snapshot);
    // Nothing takes even a second; a square of the length would take minutes.
    assert.ok(performance.now() - begun < 10_000, what);
    await assertHarmless(preview);
  }
});

test("no file, whatever it holds, breaks the picture", async () => {
  await using preview = await openPreview(browser, snapshotOf([]));
  const strings = fc.oneof(fc.string(), fc.constantFrom(...attacks), fc.string({ unit: "binary" }));
  const leaf = fc.oneof(strings, fc.integer(), fc.boolean(), fc.constant(null));
  const samples = Object.values(sampleMessages) as readonly object[];
  // Real messages with one value somewhere replaced, and anything at all.
  const spoiled = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.nat(),
      fc.oneof(leaf, fc.array(leaf), fc.dictionary(strings, leaf)),
    )
    .map(([sample, at, value]) => spoil(sample, at, value));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(spoiled, fc.jsonValue()), { maxLength: 6 }), async conversation => {
      await preview.show(snapshotOf(conversation));
      await assertHarmless(preview);
    }),
    { numRuns: 60 },
  );
});

/** A copy with the value at one of its places replaced. */
function spoil(sample: object, at: number, value: unknown): unknown {
  let place = at % JSON.stringify(sample).split(":").length;
  const walk = (node: unknown): unknown => {
    if (place-- === 0) return value;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(sample);
}
