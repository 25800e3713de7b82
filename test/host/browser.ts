import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { runQuietly } from "./runProgram.ts";
import { CannotGoOn, say, saying } from "./say.ts";

/**
 * The browser that the tests drive: `WAMSG_BROWSER`, else an installed Chromium, Chrome or Edge, else one that is
 * installed now where that is possible. Throws {@link CannotGoOn} with what to install.
 */
export async function browser(): Promise<string> {
  const found = installedBrowser() ?? (await newBrowser());
  process.env.WAMSG_BROWSER = found; // test files of their own processes need not search again
  return found;
}

async function newBrowser(): Promise<string> {
  if (canUseApt()) {
    await installWithApt(
      "installing Chromium and fonts with apt-get (about 600 MB, a minute or two; only the first time)",
      ["chromium", ...missingFonts()],
    );
  }
  const found = installedBrowser();
  if (found) return found;
  throw new CannotGoOn(
    'there is no browser for the tests: install Chromium, Chrome or Edge (or run "npx playwright-core install chromium"), or set WAMSG_BROWSER to the path of one.',
  );
}

/** Pictures need letters and emoji; without them they show boxes. Installs them where that is possible. */
export async function fonts(): Promise<void> {
  const missing = missingFonts();
  if (missing.length === 0) return;
  if (canUseApt()) await installWithApt("installing fonts for the pictures with apt-get (12 MB)", missing);
  else say(`pictures may show boxes: the fonts ${missing.join(" and ")} are not installed`);
}

function installedBrowser(): string | undefined {
  const wanted = process.env.WAMSG_BROWSER;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new CannotGoOn(`WAMSG_BROWSER names "${wanted}", which does not exist.`);
  }
  return [...onThePath(), ...usualPlaces(), chromium.executablePath()].find(path => path && existsSync(path));
}

function onThePath(): string[] {
  if (process.platform === "win32") return [];
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap(name => folders.map(folder => join(folder, name)));
}

function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const folders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].map(name => process.env[name] ?? "");
  return folders
    .filter(Boolean)
    .flatMap(folder =>
      ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map(it =>
        join(folder, it),
      ),
    );
}

function missingFonts(): string[] {
  if (!isDebian()) return [];
  return ["fonts-noto-color-emoji", "fonts-liberation"].filter(name => {
    const { stdout } = spawnSync("dpkg", ["-s", name], { encoding: "utf8" });
    return !stdout?.includes("install ok installed");
  });
}

const isDebian = (): boolean =>
  process.platform === "linux" &&
  existsSync("/etc/debian_version") &&
  !/^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8")); // there, the package is only a pointer to a snap

const canUseApt = (): boolean => isDebian() && process.getuid?.() === 0;

async function installWithApt(sentence: string, packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await saying(sentence, async () => {
    await runQuietly("apt-update", "apt-get", ["update"], { env });
    await runQuietly("apt-install", "apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
      env,
    });
  });
}
