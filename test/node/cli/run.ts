import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import type { ExitCode } from "../../../src/node/cli/io.ts";
import { main } from "../../../src/node/cli/main.ts";

/** What a command line left behind. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** Pauses end at once where nothing is said. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What commands keep between runs is kept here while the tests run. */
const stateHome = mkdtempSync(join(tmpdir(), "wamsg-state-"));
process.once("exit", () => rmSync(stateHome, { recursive: true, force: true }));

/** Runs one command line to its end. The simulator's customers are in a hurry. */
export async function run(args: readonly string[], world: World = {}): Promise<Ran> {
  const started = start(args, world);
  const code = await started.code;
  return { code, out: started.out(), err: started.err() };
}

/** Runs a command line that ends when it is stopped. */
export function start(
  args: readonly string[],
  { cwd = process.cwd(), env = {}, input = "", pause = async () => {} }: World = {},
) {
  const stop = new AbortController();
  let out = "";
  let err = "";
  let printed = (): void => {};
  const code = main(args, {
    out: text => {
      out += text;
      printed();
    },
    err: text => {
      err += text;
      printed();
    },
    input: async limit => Buffer.from(input).subarray(0, limit),
    env: { WAMSG_SIMULATOR_SPEED: "500", XDG_STATE_HOME: stateHome, ...env },
    cwd,
    stop: stop.signal,
    pause,
  });
  return {
    code,
    out: () => out,
    err: () => err,
    stop: () => stop.abort(),
    /** Resolves as soon as the output holds something, to what it holds of it. */
    async printed(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(out) ?? pattern.exec(err);
        if (found) return found;
        await new Promise<void>(resolve => {
          printed = resolve;
        });
      }
    },
  };
}

/** A folder with files, gone after the test. */
export function folder(context: TestContext, files: Readonly<Record<string, string | object>>): string {
  const path = mkdtempSync(join(tmpdir(), "wamsg-cli-"));
  context.after(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
  return path;
}

export const good = {
  messaging_product: "whatsapp",
  to: "${testNumber}",
  type: "text",
  text: { body: "Your bike is ready" },
};

/** One error: the text is empty. */
export const bad = { ...good, text: { body: "" } };

/** One warning: a property that the API does not know. */
export const doubtful = { ...good, text: { body: "Ready", colour: "blue" } };
