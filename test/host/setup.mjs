// Runs on whatever Node the machine has: installs the project's packages, among them the Node that the rest runs on.
import { execFileSync, spawnSync } from "node:child_process";
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

function pinnedNode() {
  const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  const result = spawnSync(node, ["--version"], { encoding: "utf8" });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

if (!installed()) {
  say("installing packages (about 600 MB, a minute or two; only the first time) …");
  execFileSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
}
if (!pinnedNode()) {
  // An npm that runs no install scripts leaves the binary out; the package's own script fetches it.
  execFileSync(process.execPath, ["installArchSpecificPackage.js"], {
    cwd: join(root, "node_modules/node"),
    stdio: ["ignore", "inherit", "inherit"],
  });
}
const version = pinnedNode();
if (!version) {
  say("the project's own Node could not be installed. Remove node_modules and run the command again.");
  process.exit(2);
}
say(`ready, on Node ${version}`);
