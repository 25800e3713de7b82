import assert from "node:assert/strict";
import { after, test } from "node:test";
import { build, stop } from "esbuild";

// Its own process would keep that of the tests.
after(stop);

test("the webview draws without the component library, which comes in a chunk of its own, later", async () => {
  const { metafile } = await build({
    entryPoints: { main: "webview/main.ts" },
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2024",
    outdir: "dist/webview",
    minify: true,
    loader: { ".svg": "text" },
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const outputs = Object.entries(metafile.outputs);
  const main = outputs.find(([, { entryPoint }]) => entryPoint === "webview/main.ts")?.[1];
  assert.ok(main);
  const isLibrary = (input: string): boolean => /@vscode\/webview-ui-toolkit|@microsoft\/fast/.test(input);

  assert.ok(main.bytes <= 120_000, `main.js has ${main.bytes} bytes`);
  assert.deepEqual(Object.keys(main.inputs).filter(isLibrary), []);
  assert.deepEqual(
    main.imports.filter(({ kind }) => kind !== "dynamic-import"),
    [],
  );
  const later = main.imports.map(({ path }) => metafile.outputs[path]);
  assert.equal(later.length, 1, "one chunk, and nothing more, is loaded after the first picture");
  assert.ok(Object.keys(later[0]?.inputs ?? {}).some(isLibrary));
});
