import { readdirSync, readFileSync } from "node:fs";
import { allRules } from "../../src/core/checks/rules/allRules.ts";
import type { Severity } from "../../src/core/problem.ts";

/** A rule and what its own comment promises. */
export interface DescribedRule {
  readonly code: string;
  readonly severity: Severity;
  /** The types it is about; `undefined`: all. */
  readonly types: readonly string[] | undefined;
  readonly description: string;
}

/** Every rule in the order of its code. Throws for a rule without a comment. */
export function describedRules(): DescribedRule[] {
  const folder = `${import.meta.dirname}/../../src/core/checks/rules`;
  const sources = readdirSync(folder).map(name => readFileSync(`${folder}/${name}`, "utf8"));
  const order = [...readFileSync(`${folder}/allRules.ts`, "utf8").matchAll(/^ {2}(\w+),$/gm)].map(
    it => it[1],
  );
  return allRules
    .map(({ code, severity, types }, index) => ({
      code,
      severity,
      types,
      description: commentOf(order[index] ?? "", sources),
    }))
    .sort((a, b) => a.code.localeCompare(b.code, "en") || a.description.localeCompare(b.description, "en"));
}

function commentOf(name: string, sources: readonly string[]): string {
  for (const source of sources) {
    const comment = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport const ${name}: Rule`).exec(
      source,
    )?.[1];
    if (comment) return comment.replace(/\n \*/g, " ").replace(/\s+/g, " ").trim();
  }
  throw new Error(`The rule ${name} has no comment that could be found.`);
}
