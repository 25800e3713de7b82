// Runs on whatever Node the machine has: installs the project's packages, among them the Node that the rest runs on.
// "node test/host/setup.mjs SCRIPT …" then runs a script on that Node. A shell would not: having found "node" once, it
// takes the same one again, however new the one is that has just been put before it on the PATH.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const say = text => process.stderr.write(`wamsg: ${text}\n`);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** The packages are there, and are those that the lockfile names. */
function installed() {
  const marker = join(root, "node_modules/.package-lock.json");
  if (!existsSync(marker)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(marker, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
  );
}

const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

function pinnedNode() {
  const result = spawnSync(node, ["--version"], { encoding: "utf8" });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Runs an installer; where it fails, its own words are above ours. */
function install(command, args, cwd) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  say(`"${command} ${args.join(" ")}" failed${error ? `: ${error.message}` : "; its reason is above"}.`);
  process.exit(2);
}

if (!installed()) {
  say("installing packages (about 600 MB, a minute or two; only the first time) …");
  const begun = Date.now();
  // Not "npm ci": it refuses where a registry does not have the packages of other systems.
  install(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], root);
  say(`done in ${Math.round((Date.now() - begun) / 1000)} s`);
}
if (!pinnedNode()) {
  // An npm that runs no install scripts leaves the binary out; the package's own script fetches it.
  install(process.execPath, ["installArchSpecificPackage.js"], join(root, "node_modules/node"));
}
const version = pinnedNode();
if (!version) {
  say("the project's own Node could not be installed. Remove node_modules and run the command again.");
  process.exit(2);
}
say(`ready, on Node ${version}`);

const [script, ...args] = process.argv.slice(2);
if (script) {
  const child = spawn(node, [script, ...args], { cwd: root, stdio: "inherit" });
  // Ctrl+C reaches the script by itself, a signal to this process does not; in either case the script has the last word.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.once("exit", code => process.exit(code ?? 130));
}
