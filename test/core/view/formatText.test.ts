import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Run } from "../../../src/core/view/formatLine.ts";
import { formatText, type TextBlock } from "../../../src/core/view/formatText.ts";

/** The formatted text, written with tags so that a test reads like the screen. */
function shown(source: string): string {
  return formatText(source).map(shownBlock).join("|");
}

function shownBlock(block: TextBlock): string {
  if (block.kind === "code") return `<pre>${block.text}</pre>`;
  if (block.kind === "list")
    return block.items.map(it => `<li ${it.marker}>${shownRuns(it.runs)}</li>`).join("");
  return block.kind === "quote" ? `<quote>${shownRuns(block.runs)}</quote>` : shownRuns(block.runs);
}

const tags = {
  bold: "b",
  italic: "i",
  strike: "s",
  mono: "tt",
  code: "code",
  emoji: "e",
  variable: "var",
} as const;

function shownRuns(runs: readonly Run[]): string {
  return runs
    .map(run => {
      const inner = run.link === undefined ? run.text : `<a ${run.link}>${run.text}</a>`;
      return run.styles.reduceRight((text, style) => `<${tags[style]}>${text}</${tags[style]}>`, inner);
    })
    .join("");
}

/** As it stands in a file. */
const variable = "$".concat("{first_name}");

const table: readonly (readonly [source: string, shown: string])[] = [
  // The fact sheet's own table.
  ["*Hi* there", "<b>Hi</b> there"],
  ["snake_case_name", "snake_case_name"],
  ["2*3*4", "2*3*4"],
  ["(*x*),", "(<b>x</b>),"],
  ["*a*b", "*a*b"],
  ["* a*", "<li •>a*</li>"],
  ["*a\nb*", "*a\nb*"],
  ["*_~x~_*", "<b><i><s>x</s></i></b>"],
  ["*a _b* c_", "<b>a _b</b> c_"],
  ["`*x*`", "<code>*x*</code>"],
  ["_*x_*", "<i>*x</i>*"],
  ["-item", "-item"],
  ["1) x", "1) x"],
  ["10. x", "<li 10.>x</li>"],
  ["> *q*", "<quote><b>q</b></quote>"],
  ["~~x~~", "~<s>x</s>~"],
  ["```js\ncode```", "<pre>js\ncode</pre>"],
  // Inline rules.
  ["_a *b* c_", "<i>a </i><i><b>b</b></i><i> c</i>"],
  ["*a *b*", "<b>a *b</b>"],
  ["a * x * b", "a * x * b"],
  ["** and *", "** and *"],
  ["**x**", "*<b>x</b>*"],
  ["*a", "*a"],
  ["*x*, *y*", "<b>x</b>, <b>y</b>"],
  ["é*x*é", "é*x*é"],
  ["日本*x*", "日本*x*"],
  ["हि*x*", "हि*x*"],
  ["🎉*x*🎉", "<e>🎉</e><b>x</b><e>🎉</e>"],
  ["❤️*x*", "<e>❤️</e><b>x</b>"],
  ["*a `b* c` d*", "<b>a </b><b><code>b* c</code></b><b> d</b>"],
  ["`a` `b`", "<code>a</code> <code>b</code>"],
  ["`a", "`a"],
  ["` a `", "` a `"],
  ["x ```*m*``` y", "x <tt>*m*</tt> y"],
  ["```a", "```a"],
  ["``````", "``````"],
  ["||x||", "||x||"],
  // Blocks.
  ["- a\n- b\n* c", "<li •>a</li><li •>b</li><li •>c</li>"],
  ["1. a\n3. b", "<li 1.>a</li><li 3.>b</li>"],
  ["> a\n> b\nc", "<quote>a\nb</quote>|c"],
  [">a", ">a"],
  [" - a", " - a"],
  ["- ", "- "],
  ["a\n\n- b\n\nc", "a\n|<li •>b</li>|\nc"],
  ["• a", "• a"],
  ["> - a", "<quote>- a</quote>"],
  ["a\n```\nx\n```\nb", "a|<pre>x</pre>|b"],
  ["*a*\r\n- b", "<b>a</b> |<li •>b</li>"],
  // Links.
  ["*https://a.example/c*", "<b><a https://a.example/c>https://a.example/c</a></b>"],
  ["https://a.example/b_c_d", "<a https://a.example/b_c_d>https://a.example/b_c_d</a>"],
  ["_see https://a.example/b_c_", "<i>see </i><i><a https://a.example/b_c>https://a.example/b_c</a></i>"],
  ["www.example.com.", "<a https://www.example.com>www.example.com</a>."],
  ["(example.com/a(b))", "(<a https://example.com/a(b)>example.com/a(b)</a>)"],
  ["hi@example.com!", "<a mailto:hi@example.com>hi@example.com</a>!"],
  ["`https://a.example`", "<code>https://a.example</code>"],
  [
    "javascript:alert(1) ftp://a.example data:text/html,x",
    "javascript:alert(1) ftp://a.example data:text/html,x",
  ],
  ["e.g. no.notatld", "e.g. no.notatld"],
  ["Call +1 (555) 123-4567 now", "Call <a tel:+15551234567>+1 (555) 123-4567</a> now"],
  ["Call 555.123.4567.", "Call <a tel:5551234567>555.123.4567</a>."],
  ["Order 1234567890123456", "Order 1234567890123456"],
  ["4111 1111 1111 1111", "4111 1111 1111 1111"],
  ["on 2026-11-30 10:00 or 30.11.2026", "on 2026-11-30 10:00 or 30.11.2026"],
  ["https://a.example/5551234567", "<a https://a.example/5551234567>https://a.example/5551234567</a>"],
  ["A5551234567", "A5551234567"],
  // Variables of the tool.
  [`Hi *${variable}*, bye`, `Hi <b><var>${variable}</var></b>, bye`],
];

for (const [source, expected] of table) {
  test(`${JSON.stringify(source)} is shown as ${JSON.stringify(expected)}`, () => {
    assert.equal(shown(source), expected);
  });
}

test("offsets lead back to the characters that are shown", () => {
  const source = "*Hi* _you_ `x`\r\n> see https://a.example 🎉\n- ~old~\n```\nmono\n```\nend";
  for (const run of runsOf(formatText(source))) {
    if (run.text !== "\n") assert.equal(source.slice(run.start, run.end).replace("\r", " "), run.text);
  }
});

test("no text loses a character that is not a marker, a list mark or a break around code", () => {
  const alphabet = fc.constantFrom(
    "*",
    "_",
    "~",
    "`",
    "```",
    " ",
    "\n",
    "a",
    "1",
    ".",
    ">",
    "-",
    "🎉",
    "é",
    "https://a.example/",
  );
  fc.assert(
    fc.property(
      fc.array(alphabet, { maxLength: 40 }).map(parts => parts.join("")),
      source => {
        let last = 0;
        for (const run of runsOf(formatText(source))) {
          assert.ok(run.start >= last, "runs are in the order of the text");
          assert.equal(run.text, run.text === "\n" ? "\n" : source.slice(run.start, run.end));
          assert.match(source.slice(last, run.start), /^[*_~`>\-.\s\d]*$/);
          last = run.end;
        }
      },
    ),
    { numRuns: 2000 },
  );
});

for (const unit of ["*", "_", "*_", "*a _b ~c ", "`", "``` ", "> *a* ", "a.", "1 ", "- a\n", "\n", "*a*b "]) {
  // Anything but linear time would take minutes.
  test(`a megabyte of ${JSON.stringify(unit)} is read in one go`, { timeout: 30_000 }, () => {
    assert.ok(formatText(unit.repeat(1_000_000 / unit.length)).length > 0);
  });
}

function runsOf(blocks: readonly TextBlock[]): Run[] {
  return blocks.flatMap(block => {
    if (block.kind === "code")
      return [{ text: block.text, start: block.start, end: block.end, styles: [], link: undefined }];
    return block.kind === "list" ? block.items.flatMap(it => it.runs) : block.runs;
  });
}
