import { globSync, readFileSync } from "node:fs";

/** What the extension hosts of an editor have logged as an error of ours, each with its stack. */
export function faults(dataFolder: string): string[] {
  return globSync("data/logs/*/exthost*/remoteexthost.log", { cwd: dataFolder })
    .flatMap(log =>
      readFileSync(`${dataFolder}/${log}`, "utf8").split(/^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m),
    )
    .filter(entry => entry.includes("[error]") && /wamsg/i.test(entry));
}
