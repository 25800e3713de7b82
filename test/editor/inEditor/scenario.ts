import { writeFileSync } from "node:fs";

/** How one scenario went, as the launcher reads it. */
export interface Outcome {
  readonly name: string;
  readonly error: string | undefined;
}

interface Scenario {
  readonly name: string;
  readonly work: () => Promise<void>;
}

const scenarios: Scenario[] = [];
const timeoutMs = 60_000;

/** Something the extension does in the editor, told as a sentence. Scenarios run one after the other. */
export function scenario(name: string, work: () => Promise<void>): void {
  scenarios.push({ name, work });
}

/** Runs all scenarios and writes an {@link Outcome} for each to a file, as they come. */
export async function runScenarios(report: string): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const { name, work } of scenarios) {
    const error = await Promise.race([work(), tooLong()]).then(
      () => undefined,
      (reason: unknown) => (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)),
    );
    outcomes.push({ name, error });
    writeFileSync(report, JSON.stringify(outcomes));
  }
}

/** Waits until `ask` has an answer. What is waited for is named, so that a failure says what did not come. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`There was no ${what} within 10 s.`);
}

function tooLong(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`It took longer than ${timeoutMs / 1000} s.`)), timeoutMs).unref();
  });
}
