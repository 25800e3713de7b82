import { type LimitRow, limitRows } from "../schemas/limitRows.ts";
import { provoke } from "../schemas/provoke.ts";
import { ruleLimits } from "../schemas/ruleLimits.ts";
import { groups } from "./kinds.ts";
import { holesOf, type MatrixRow, matrix } from "./matrix.ts";
import { describedRules } from "./rulesTable.ts";
import { table } from "./table.ts";

/** The text of `docs/messages.md`: everything in it is asked from the code. */
export async function messagesDocument(): Promise<string> {
  const rows = await matrix();
  return [
    "# Messages",
    "What Wamsg knows of every kind of message. This file is made from the code by `npm run docs`; a test fails when it is not up to date, and when something in it is missing.",
    "## Kinds",
    "For each kind: the schema that describes it, the rules that look at it beside the schema, whether the editor completes its name and its properties, explains it and inserts a whole one, whether `New Message…` begins with one, and how many of the test files have one, without a fault and with a fault in it.",
    ...groups.flatMap(group => [
      `### ${group}`,
      table(
        ["Kind", "Schema", "Rules", "Completion", "Hover", "Snippet", "New Message…", "Fixtures"],
        rows.filter(({ kind }) => kind.group === group).map(cells),
      ),
    ]),
    "## Rules",
    "What no schema can say. A rule without types looks at every message.",
    table(
      ["Code", "Severity", "Types", "What it finds"],
      describedRules().map(({ code, severity, types, description }) => [
        `\`${code}\``,
        severity,
        types?.join(", ") ?? "",
        description,
      ]),
    ),
    "## Limits",
    "Every limit of the schemas, at every place where it holds. For each of them a test takes a message that is all right, moves the value to the limit, where it must pass, and one beyond, where it must be found at this value with this code. Files named here show the same.",
    ...[...Map.groupBy(limitRows(), row => row.kind)].flatMap(([kind, ofKind]) => [
      `### ${kind === "message" ? "Every message" : kind}`,
      table(["Place", "Limit", "Severity", "Code", "At the limit", "One beyond"], ofKind.map(limitCells)),
    ]),
    "### Limits over several values",
    "Held by rules, because no schema can count them.",
    table(
      ["Kind", "What", "Limit", "Code", "At the limit", "One beyond"],
      ruleLimits.map(({ kind, place, bound, limit, code }) => [
        kind,
        place,
        `${bound} ${limit}`,
        `\`${code}\``,
        "passes",
        "found",
      ]),
    ),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function cells(row: MatrixRow): string[] {
  const holes = holesOf(row);
  const has = (part: string, text: string): string => (holes.includes(part) ? "**missing**" : text);
  const { kind, schema, rules, help, offered, valid, invalid } = row;
  const properties = help?.properties?.length;
  return [
    `\`${kind.title}\``,
    schema === undefined ? "**missing**" : `[${schema.replace(".schema.json", "")}](../schemas/${schema})`,
    has("rules", rules.map(code => `\`${code}\``).join(" ")),
    has(
      "completion",
      properties === undefined
        ? "name"
        : `name, ${properties} ${properties === 1 ? "property" : "properties"}`,
    ),
    has("hover", "✓"),
    has("snippet", "✓"),
    offered ? "✓" : "",
    `${has("fixture without a fault", String(valid))} + ${has("fixture with a fault", String(invalid))}`,
  ];
}

function limitCells(row: LimitRow): string[] {
  const shown = provoke(row) !== undefined;
  return [
    `\`${row.place}\``,
    limitWords(row),
    row.severity,
    `\`${row.code}\``,
    [shown ? "passes" : "**missing**", ...row.at.slice(0, 1)].join("; "),
    [shown ? "found" : "**missing**", ...row.beyond.slice(0, 1)].join("; "),
  ];
}

function limitWords({ keyword, limit }: LimitRow): string {
  switch (keyword) {
    case "minLength":
      return limit === 1 ? "not empty" : `at least ${limit} characters`;
    case "maxLength":
      return `at most ${limit} characters`;
    case "minItems":
    case "minProperties":
      return `at least ${limit}`;
    case "maxItems":
    case "maxProperties":
      return `at most ${limit}`;
    case "minimum":
      return `≥ ${limit}`;
    case "maximum":
      return `≤ ${limit}`;
    case "exclusiveMinimum":
      return `> ${limit}`;
    case "exclusiveMaximum":
      return `< ${limit}`;
    case "pattern":
      return `\`${limit}\``;
    default:
      return keyword satisfies never;
  }
}
