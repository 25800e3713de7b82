import { allRules } from "../../src/core/checks/rules/allRules.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import { newPayloads } from "../../src/core/payload/newPayload.ts";
import { readExpectedProblems, readFixtures } from "../core/checks/readFixtures.ts";
import { problemsOf } from "../schemas/limitRows.ts";
import { askEditor, changed, type Help } from "./askEditor.ts";
import { at, everyKind, type Kind, keys } from "./kinds.ts";
import { schemaOf } from "./schemaOf.ts";

/** What there is for a kind. */
export interface MatrixRow {
  readonly kind: Kind;
  /** The schema file that describes it, as far as the message's schema leads there. */
  readonly schema: string | undefined;
  /** Codes of the rules that are asked about it, or that find something in it in the fixtures. */
  readonly rules: readonly string[];
  /** `undefined` where there is no payload to ask with. */
  readonly help: Help | undefined;
  /** Whether `New Message…` begins with it. */
  readonly offered: boolean;
  /** Fixtures that have it: without a fault, and with one in it. */
  readonly valid: number;
  readonly invalid: number;
}

/** Every kind with everything there is for it; looked for once. */
export async function matrix(): Promise<readonly MatrixRow[]> {
  rows ??= rowsOf(everyKind());
  return rows;
}

let rows: Promise<readonly MatrixRow[]> | undefined;

async function rowsOf(kinds: readonly Kind[]): Promise<readonly MatrixRow[]> {
  const all: MatrixRow[] = [];
  for (const kind of kinds) all.push(await rowOf(kind));
  return all;
}

/** What is missing of a row, in words. */
export const holesOf = ({ schema, rules, help, valid, invalid }: MatrixRow): string[] =>
  [
    schema === undefined && "schema",
    rules.length === 0 && "rules",
    !(help?.name && help.properties?.length !== 0) && "completion",
    !help?.hover && "hover",
    !help?.snippet && "snippet",
    valid === 0 && "fixture without a fault",
    invalid === 0 && "fixture with a fault",
  ].filter(it => it !== false);

async function rowOf(kind: Kind): Promise<MatrixRow> {
  const valid = sound.filter(({ payload }) => kind.places(payload).length > 0);
  const invalid = broken.filter(({ payload, pointers }) =>
    kind.places(payload).some(place => pointers.some(({ pointer }) => isIn(pointer, place))),
  );
  const base = valid.toSorted((a, b) => a.size - b.size)[0]?.payload;
  const place = kind.places(base)[0];
  const found = invalid.flatMap(({ payload, pointers }) =>
    pointers
      .filter(({ pointer }) => kind.places(payload).some(it => isIn(pointer, it)))
      .map(({ code }) => code),
  );
  const fired = ruleCodes.filter(code => found.includes(code));
  return {
    kind,
    schema: schemaOf(kind),
    rules: [
      ...new Set([...asked(kind), ...fired, ...(place === undefined ? [] : provoked(base, place))]),
    ].sort(),
    help: place === undefined ? undefined : await askEditor(kind, base, place),
    offered: newPayloads.some(({ text }) => kind.places(JSON.parse(text)).length > 0),
    valid: new Set(valid.map(({ name }) => name)).size,
    invalid: new Set(invalid.map(({ name }) => name)).size,
  };
}

const isIn = (pointer: string, place: string): boolean =>
  pointer === place || pointer.startsWith(`${place}/`);

const ruleCodes: readonly string[] = [...new Set(allRules.map(({ code }) => code))];

/** The rules that name the kind's type. */
function asked({ group, name }: Kind): string[] {
  const types =
    group === "Messages"
      ? [name]
      : group === "Interactive messages"
        ? ["interactive", `interactive/${name}`]
        : [];
  return allRules.filter(rule => types.some(type => rule.types?.includes(type))).map(({ code }) => code);
}

/** What the rules find once something is missing, there twice, sent to a group, left open or out of reach. */
function provoked(payload: unknown, place: string): string[] {
  const object = at(payload, ...keys(place)) ?? {};
  const list = place.slice(0, place.lastIndexOf("/"));
  const items = place === "" ? undefined : at(payload, ...keys(list));
  const spoilt = [
    ...Object.keys(object).map(key => changed(payload, `${place}/${key}`, undefined)),
    ...(Array.isArray(items) ? [changed(payload, list, [...items, object])] : []),
    changed(payload, "/recipient_type", "group"),
    changed(payload, place, withTexts(object, "{{1}}")),
    changed(payload, place, withTexts(object, "http://localhost/file.exe")),
  ];
  const before = new Set(problemsOf(payload).map(({ code }) => code));
  return spoilt
    .flatMap(problemsOf)
    .filter(({ code, pointer }) => !before.has(code) && ruleCodes.includes(code) && isIn(pointer, list))
    .map(({ code }) => code);
}

/** The object with every string that is no type replaced. */
function withTexts(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") return /^(?:sub_)?type$/.test(key) ? value : text;
  if (Array.isArray(value)) return value.map(item => withTexts(item, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTexts(item, text, name)]));
}

const sound = [...readFixtures("valid"), ...readFixtures("examples")].flatMap(({ name, text }) =>
  parseDocument(text).payloads.map(({ value }) => ({ name, payload: value, size: text.length })),
);

const broken = readFixtures("invalid").flatMap(fixture => {
  const expected = readExpectedProblems(fixture);
  const document = parseDocument(fixture.text);
  if (document.faults.length > 0) return [];
  return document.payloads.map(({ value, pointer: root }) => ({
    name: fixture.name,
    payload: value,
    pointers: expected
      .filter(({ pointer }) => isIn(pointer, root))
      .map(({ code, pointer }) => ({ code, pointer: pointer.slice(root.length) })),
  }));
});
