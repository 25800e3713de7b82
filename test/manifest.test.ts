import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { test } from "node:test";

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { contributes } = manifest;
const commands: readonly Command[] = contributes.commands;
const menus: Readonly<Record<string, readonly MenuItem[]>> = contributes.menus;
const ids = commands.map(({ command }) => command).toSorted();
const adapters = globSync("src/vscode/**/*.ts").map(file => readFileSync(file, "utf8"));

test("every command that is registered is contributed, and every contributed one is registered", () => {
  const registered = adapters.flatMap(source => [
    ...matches(source, /\bregisterCommand\(\s*"([\w.]+)"/g),
    ...matches(source, /\b(?:command|onTarget)\(\s*"(\w+)"/g).map(name => `wamsg.${name}`),
  ]);
  assert.deepEqual(registered.toSorted(), ids);
});

test("every command that the sources call by name exists", () => {
  const called = adapters.flatMap(source =>
    matches(source, /(?:executeCommand\(|command(?: =|:)|lens\([^,]+,)\s*"(wamsg\.\w+)"/g),
  );
  assert.ok(called.length >= 4);
  assert.deepEqual(
    called.filter(name => !ids.includes(name)),
    [],
  );
});

test("every menu entry names a command that exists and says when it is shown", () => {
  for (const [menu, items] of Object.entries(menus))
    for (const { command, when } of items) {
      assert.ok(ids.includes(command), `${menu}: ${command}`);
      assert.ok(
        when || menu === "file/newFile" || menu === "view/title",
        `${menu}: ${command} is always shown`,
      );
    }
});

test("every command has a title of its own and the category Wamsg", () => {
  assert.equal(new Set(commands.map(({ title }) => title)).size, commands.length);
  for (const { command, category } of commands) assert.equal(category, "Wamsg", command);
});

test("every setting that is declared is read, and every one that is read is declared", () => {
  const read = adapters
    .filter(source => source.includes('getConfiguration("wamsg"'))
    .flatMap(source => matches(source, /configuration\.get\("([\w.]+)"/g))
    .map(name => `wamsg.${name}`);
  assert.deepEqual([...new Set(read)].toSorted(), settings().toSorted());
});

test("every setting has a description, a default of its own type and a place in the order", () => {
  for (const [name, setting] of Object.entries<Record<string, unknown>>(
    contributes.configuration.properties,
  )) {
    assert.ok(setting.description ?? setting.markdownDescription, name);
    const type = setting.type === "integer" ? "number" : setting.type;
    assert.equal(Array.isArray(setting.default) ? "array" : typeof setting.default, type, name);
    assert.equal(typeof setting.order, "number", name);
  }
});

test("settings that the manifest restricts in an untrusted workspace are declared", () => {
  for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations)
    assert.ok(settings().includes(name), name);
});

test("no setting of a workspace decides where something is sent, or to whom, unless the workspace is trusted", () => {
  const restricted: readonly string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
  const own = ["machine", "application"];
  const free = Object.entries<{ scope?: string }>(contributes.configuration.properties)
    .filter(([name, { scope = "window" }]) => !own.includes(scope) && !restricted.includes(name))
    .map(([name]) => name);
  // What a preview looks like may be any workspace's choice.
  assert.deepEqual(
    free.filter(name => !name.startsWith("wamsg.preview.")),
    [],
  );
});

test("the extension is woken by its files, commands and previews, by folders that hold messages, and by nothing else", () => {
  assert.deepEqual(manifest.activationEvents, [
    "onWebviewPanel:wamsg.preview",
    "workspaceContains:**/*.wamsg.json",
  ]);
});

test("every file that the manifest names is there once it is built", () => {
  const named = [manifest.main, manifest.icon, ...Object.values<string>(manifest.bin), ...paths(contributes)];
  assert.ok(named.length >= 8, named.join(", "));
  assert.deepEqual(
    named.filter(file => !existsSync(file)),
    [],
  );
});

test("the icon is a picture of at least 128 by 128", () => {
  const png = readFileSync(manifest.icon);
  assert.equal(png.toString("latin1", 1, 4), "PNG");
  assert.ok(png.readUInt32BE(16) >= 128 && png.readUInt32BE(20) >= 128);
});

test("the package holds what it needs and nothing else", () => {
  const expected =
    /^(package\.json|README\.md|CHANGELOG\.md|LICENSE(\.txt)?|dist\/(extension|cli)(-\w+)?\.js|dist\/completion\.schema\.json|dist\/webview\/(main\.js|style\.css|chunk-\w+\.js)|schemas\/[\w/.-]+\.json|media\/[\w.-]+\.(svg|png|json|md))$/;
  const files = packaged();
  assert.deepEqual(
    files.filter(file => !expected.test(file)),
    [],
  );
  for (const file of [
    "package.json",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "dist/extension.js",
    "dist/webview/main.js",
  ])
    assert.ok(files.includes(file), `${file} is not in the package`);
});

test("no bundle of an older build is left in the package", () => {
  const bundles = packaged().filter(file => /^dist\/.*\.js$/.test(file));
  const used = new Set(["dist/extension.js", "dist/cli.js", "dist/webview/main.js"]);
  for (const file of used)
    for (const name of matches(readFileSync(file, "utf8"), /["'](\.\/[\w-]+\.js)["']/g))
      used.add(posix.join(dirname(file), name)); // a set that grows while it is walked
  assert.deepEqual(
    bundles.filter(file => !used.has(file)),
    [],
  );
});

test("nothing in the package looks like an access token", () => {
  const suspicious = packaged().filter(file => /\bEAA[A-Za-z0-9]{20,}/.test(readFileSync(file, "latin1")));
  assert.deepEqual(suspicious, []);
});

test("the walkthrough's drawings say their colours in attributes: the editor's policy drops styles", () => {
  const drawings = globSync("media/walkthrough-*.svg");
  assert.equal(drawings.length, 5);
  for (const file of drawings) assert.doesNotMatch(readFileSync(file, "utf8"), /\bstyle\b/);
});

const settings = (): string[] => Object.keys(contributes.configuration.properties);

const matches = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(match => match[1] ?? "");

/** Every string in a part of the manifest that is the path of a file. */

function paths(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith("./") ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(paths) : [];
}

let listed: string[] | undefined;

/** The files that `vsce package` would pack. */
function packaged(): string[] {
  if (listed) return listed;
  const vsce = ["node_modules/@vscode/vsce/vsce", "ls", "--no-dependencies"];
  const { stdout, stderr, status } = spawnSync(process.execPath, vsce, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  listed = stdout.trim().split(/\r?\n/);
  return listed;
}
