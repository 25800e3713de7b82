// Builds everything that ships: `node esbuild.mjs` once, `--watch` on every change, `--generate` the schemas' output only.
import { context } from "esbuild";
import { generateSchemas, schemasPlugin } from "./schemas.mjs";

const production = !process.argv.includes("--watch");

/** Options that every bundle shares. `jsonc-parser` breaks in a Node bundle unless its ES module is taken. */
const shared = {
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2024",
  outdir: "dist",
  mainFields: ["module", "main"],
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  plugins: [schemasPlugin],
};

/** Packages written for CommonJS still ask for `require` inside an ES module. */
const withRequire = {
  js: 'import { createRequire as createRequireForBundle } from "node:module"; const require = createRequireForBundle(import.meta.url);',
};

const node = { ...shared, platform: "node", target: "node22", banner: withRequire };

const bundles = [
  {
    ...node,
    entryPoints: { extension: "src/vscode/extension.ts" },
    chunkNames: "extension-[hash]",
    external: ["vscode"],
  },
  { ...node, entryPoints: { cli: "src/node/cli.ts" }, chunkNames: "cli-[hash]" },
  {
    ...shared,
    platform: "browser",
    outdir: "dist/webview",
    entryPoints: { main: "webview/main.ts", style: "webview/style.css" },
    chunkNames: "chunk-[hash]",
    loader: { ".svg": "text" },
  },
];

await generateSchemas();
if (!process.argv.includes("--generate")) {
  const contexts = await Promise.all(bundles.map(context));
  if (process.argv.includes("--watch")) await Promise.all(contexts.map(it => it.watch()));
  else {
    await Promise.all(contexts.map(it => it.rebuild()));
    await Promise.all(contexts.map(it => it.dispose()));
  }
}
