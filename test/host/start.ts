import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.ts";
import { desktopEditor, hasDisplay } from "./desktopEditor.ts";
import { cache, samples } from "./folders.ts";
import { runProgram } from "./runProgram.ts";
import { main, say } from "./say.ts";
import { sourceTree } from "./sourceTree.ts";
import { writeUserSettings } from "./userSettings.ts";
import { startWorkbenchServer } from "./workbenchServer.ts";

/** `npm start`: a real VS Code on the sample messages, with the extension loaded from this source tree. */
await main(async () => {
  await build();
  const executable = await desktopEditor({ unseen: false });
  return executable ? inWindow(executable) : inBrowser();
});

async function inWindow(executable: string): Promise<number> {
  const userData = join(cache, "start-desktop");
  writeUserSettings(join(userData, "User"));
  say("VS Code opens on the samples; this command ends when its window is closed.");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return runProgram(executable, [
    ...asRoot,
    ...[
      "--new-window",
      "--skip-welcome",
      "--skip-release-notes",
      "--disable-updates",
      "--disable-workspace-trust",
    ],
    `--user-data-dir=${userData}`,
    `--extensions-dir=${join(userData, "extensions")}`,
    `--extensionDevelopmentPath=${sourceTree()}`,
    samples,
  ]);
}

async function inBrowser(): Promise<number> {
  // The workbench keeps what a person arranged per address: the port is the same one at each start where it is free.
  const server = await startWorkbenchServer({ dataFolder: join(cache, "start"), port: "39100-39199" });
  const address = server.address(samples);
  if (hasDisplay()) openInBrowser(address);
  say(`VS Code is at\n\n  ${address}\n`);
  say(
    hasDisplay()
      ? "it opens in your browser. Ctrl+C ends it."
      : "open that in a browser on this machine. Ctrl+C ends it.",
  );
  await Promise.race([asked("SIGINT"), asked("SIGTERM"), asked("SIGHUP"), server.ended]);
  await server.stop();
  say("ended.");
  return 0;
}

function asked(signal: NodeJS.Signals): Promise<void> {
  return new Promise(resolve => process.once(signal, () => resolve()));
}

/** Where no browser can be opened, the address on the terminal is enough. */
function openInBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", address]
        : ["xdg-open", address];
  spawn(command ?? "", args, { detached: true, stdio: "ignore" })
    .once("error", () => {})
    .unref();
}
