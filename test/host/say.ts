/** Tells the person at the terminal what is being done, in one sentence. */
export function say(sentence: string): void {
  process.stderr.write(`wamsg: ${sentence}\n`);
}

/** Says what is begun and, when it is done, how long it took. */
export async function saying<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  say(`${sentence} …`);
  const begun = performance.now();
  const result = await work();
  say(`done in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}

/** Why the work cannot go on; the message is one sentence that says what is missing and how to get it. */
export class CannotGoOn extends Error {
  override readonly name = "CannotGoOn";
}

/** Runs a script: what is missing is said in one sentence with exit code 2, anything else keeps its stack. */
export async function main(script: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await script();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    say(error.message);
    process.exitCode = 2;
  }
}
