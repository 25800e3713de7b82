import assert from "node:assert/strict";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { findBrowser } from "../../../src/node/preview/findBrowser.ts";

/** A machine on which only these files exist. */
function machine(platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]) {
  return { platform, env, exists: (path: string) => files.includes(path) };
}

test("a browser on the PATH is found, in the order of the PATH's folders for the best known name", () => {
  const path = ["/a", "/b"].join(delimiter);
  const chrome = join("/a", "google-chrome");
  const chromium = join("/b", "chromium");
  assert.equal(findBrowser(machine("linux", { PATH: path }, chrome)), chrome);
  assert.equal(findBrowser(machine("linux", { PATH: path }, chrome, chromium)), chromium);
});

test("WAMSG_BROWSER comes before everything else, even where it is wrong", () => {
  const chromium = join("/b", "chromium");
  const mine = machine("linux", { PATH: "/b", WAMSG_BROWSER: "/opt/mine" }, chromium, "/opt/mine");
  assert.equal(findBrowser(mine), "/opt/mine");
  assert.equal(findBrowser(machine("linux", { PATH: "/b", WAMSG_BROWSER: "/gone" }, chromium)), undefined);
});

test("the usual places are looked at on macOS and Windows", () => {
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  assert.equal(findBrowser(machine("darwin", {}, mac)), mac);
  const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
  assert.equal(findBrowser(machine("win32", { "PROGRAMFILES(X86)": "C:\\Program Files (x86)" }, edge)), edge);
});

test("where there is none, none is found", () => {
  assert.equal(findBrowser(machine("linux", { PATH: "/a" })), undefined);
  assert.equal(findBrowser(machine("linux", {})), undefined);
});
