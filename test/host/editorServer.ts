import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { cache } from "./folders.ts";
import { npm, runQuietly } from "./runProgram.ts";
import { saying } from "./say.ts";

/** VS Code 1.139.1 as its own server and workbench, in the form in which npm carries it. */
const version = "4.139.1";

/**
 * Where VS Code's server lies, installed when it is not there. An install that was interrupted is done again: the
 * folder gets its name only when it is whole.
 */
export async function editorServer(): Promise<string> {
  const home = join(cache, `code-server-${version}`);
  const server = join("node_modules", "code-server", "lib", "vscode");
  if (!existsSync(join(home, ready))) {
    await saying(
      `installing VS Code ${version.replace(/^4/, "1")}'s server and workbench (620 MB, about 40 s; only the first time)`,
      () => install(home, server),
    );
  }
  placeLogger(join(home, server));
  return join(home, server);
}

const ready = "ready";

async function install(home: string, server: string): Promise<void> {
  const partial = `${home}.partial`;
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  rmSync(partial, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, "package.json"), `{ "private": true }\n`);
  await runQuietly("install-code-server", npm, ["install", ...quiet, `code-server@${version}`], {
    cwd: partial,
  });
  for (const [name, folder] of [
    ["install-server", server],
    ["install-extensions", join(server, "extensions")],
  ] as const) {
    await runQuietly(name, npm, ["install", "--omit=dev", ...quiet], { cwd: join(partial, folder) });
  }
  writeFileSync(join(partial, ready), `${new Date().toISOString()}\n`);
  renameSync(partial, home);
}

/** Without a logger every output channel stays empty. Placed at each start, so that a newer stand-in is taken. */
function placeLogger(server: string): void {
  const standIn = join(import.meta.dirname, "spdlogStandIn.cjs");
  const target = join(server, "node_modules", "@vscode", "spdlog", "index.js");
  if (readFileSync(target, "utf8") !== readFileSync(standIn, "utf8")) copyFileSync(standIn, target);
}
