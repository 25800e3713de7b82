import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

interface Permit {
  /** Folders of the project that may be imported from. */
  readonly folders: readonly string[];
  /** Packages, exact or with a `/` or `:` at the end for everything below. */
  readonly packages: readonly string[];
}

const permits: Readonly<Record<string, Permit>> = {
  "src/core": {
    folders: ["src/core"],
    packages: ["jsonc-parser", "libphonenumber-js/", "linkifyjs"],
  },
  "src/node": {
    folders: ["src/core", "src/node"],
    packages: ["node:", "undici", "jsonc-parser"],
  },
  "src/vscode": {
    folders: ["src/core", "src/node", "src/vscode"],
    packages: ["vscode", "node:", "jsonc-parser"],
  },
  webview: {
    folders: ["src/core", "webview"],
    packages: ["lit-html", "lit-html/", "@vscode/webview-ui-toolkit", "lucide-static/"],
  },
};

const importPattern =
  /(?:^|[\s;])(?:import|export)\s[^"';]*?from\s*"([^"]+)"|(?:^|[\s;])import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/g;

for (const [folder, permit] of Object.entries(permits)) {
  test(`${folder} imports only what its layer may use`, () => {
    const strangers = globSync(`${folder}/**/*.ts`).flatMap(file => {
      const source = readFileSync(file, "utf8");
      return [...source.matchAll(importPattern)]
        .map(match => match[1] ?? match[2] ?? match[3] ?? "")
        .filter(specifier => !allowed(permit, file, specifier))
        .map(specifier => `${file}: ${specifier}`);
    });
    assert.deepEqual(strangers, []);
  });
}

function allowed(permit: Permit, file: string, specifier: string): boolean {
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(file.replaceAll("\\", "/")), specifier);
    return permit.folders.some(folder => target.startsWith(`${folder}/`));
  }
  return permit.packages.some(name => (/[:/]$/.test(name) ? specifier.startsWith(name) : specifier === name));
}
