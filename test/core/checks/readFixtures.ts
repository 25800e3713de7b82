import { readdirSync, readFileSync } from "node:fs";

/** A `.wamsg.json` file of `test/fixtures`. */
export interface Fixture {
  readonly name: string;
  readonly text: string;
}

export type FixtureFolder = "valid" | "invalid" | "examples";

/** What a test says a file's problems are; lies beside it as `.problems.json`. */
export interface ExpectedProblem {
  readonly code: string;
  readonly severity: string;
  readonly pointer: string;
  /** The text that is marked. */
  readonly marked: string;
}

/** All files of a folder, by name. */
export function readFixtures(folder: FixtureFolder): Fixture[] {
  return readdirSync(directory(folder))
    .filter(name => name.endsWith(".wamsg.json"))
    .map(name => ({ name, text: readFileSync(`${directory(folder)}/${name}`, "utf8") }));
}

/** What is expected of a file of `invalid/`. */
export function readExpectedProblems(fixture: Fixture): ExpectedProblem[] {
  const path = `${directory("invalid")}/${fixture.name.replace(/\.wamsg\.json$/, ".problems.json")}`;
  return JSON.parse(readFileSync(path, "utf8"));
}

const directory = (folder: FixtureFolder): string => `${import.meta.dirname}/../../fixtures/${folder}`;
