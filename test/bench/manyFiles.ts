import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../host/folders.ts";
import { median } from "./statistics.ts";

export interface ManyFilesTimes {
  readonly files: number;
  /** Milliseconds for reading every file and parsing it with `JSON.parse`, in a process of its own; one value a run. */
  readonly readMs: readonly number[];
  /** Milliseconds for `wamsg check` of the same files. */
  readonly checkMs: readonly number[];
  /** The median of checking divided by the median of reading. */
  readonly ratio: number;
}

/** Checks a folder of small files, each a little different, and does the least that anything could do with them. */
export function manyFilesTimes(files: number, runs: number): ManyFilesTimes {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-bench-"));
  try {
    writeFiles(folder, files);
    const readMs: number[] = [];
    const checkMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      readMs.push(timeOf(["--input-type=module", "--eval", reading, folder], `${files} files read`));
      checkMs.push(timeOf([join(root, "dist/cli.js"), "check", folder], `${files} files checked`));
    }
    return { files, readMs, checkMs, ratio: median(checkMs) / median(readMs) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Finds, reads and parses: the same folder, and nothing else done with what is in it. */
const reading = `
import { readdirSync, readFileSync } from "node:fs";
let count = 0;
for (const name of readdirSync(process.argv[1], { recursive: true })) {
  if (!name.endsWith(".wamsg.json")) continue;
  JSON.parse(readFileSync(process.argv[1] + "/" + name, "utf8"));
  count++;
}
console.log(count + " files read");
`;

/** Copies of the samples in folders of a thousand, each with its own number in its recipient. */
function writeFiles(folder: string, count: number): void {
  const samples = globSync("samples/*.wamsg.json", { cwd: root })
    .sort()
    .map(name => readFileSync(join(root, name), "utf8"));
  for (let index = 0; index < count; index++) {
    const inner = join(folder, String(Math.floor(index / 1000)));
    if (index % 1000 === 0) mkdirSync(inner);
    const sample = samples[index % samples.length] ?? "";
    const text = sample.replace("${testNumber}", `+1555${String(1_000_000 + index)}`);
    writeFileSync(join(inner, `${index}.wamsg.json`), text);
  }
}

/** How long a process takes from its start to its end. Throws where it does not say that it has done its work. */
function timeOf(args: readonly string[], done: string): number {
  const begun = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const time = performance.now() - begun;
  if (!stdout.includes(done)) throw new Error(`“${done}” was not said, but ${stdout.slice(-200)}${stderr}`);
  return time;
}

if (import.meta.main) {
  const { files, readMs, checkMs, ratio } = manyFilesTimes(10_000, 5);
  const shown = (times: readonly number[]) =>
    `${Math.round(median(times))} ms (${times.map(Math.round).join(", ")})`;
  console.log(`reading and parsing ${files} files  ${shown(readMs)}`);
  console.log(`wamsg check of ${files} files       ${shown(checkMs)}`);
  console.log(`ratio                               ${ratio.toFixed(2)}`);
}
