import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { editorServer } from "./editorServer.ts";
import { runQuietly } from "./runProgram.ts";
import { CannotGoOn } from "./say.ts";
import { linkSource, sourceTree } from "./sourceTree.ts";
import { writeUserSettings } from "./userSettings.ts";

export interface WorkbenchOptions {
  /** Settings, extensions and logs of this editor; made when it is not there. */
  readonly dataFolder: string;
  /** A port or a range of ports, of which the first free one is taken; any free port by default. */
  readonly port?: string;
  /** A packaged extension to install, or several. Without it the extension is loaded from the source tree. */
  readonly vsix?: string | readonly string[];
  /** Checks workspace trust as an installed editor does; off by default. */
  readonly trust?: boolean;
  /** A module that exports `run()`, to be run inside the extension host. */
  readonly testsPath?: string;
  /** On top of the quiet ones of every editor here. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running VS Code server on loopback. */
export interface WorkbenchServer {
  /** The address that opens `folder` in this editor. It carries a key: without it the server answers nobody. */
  address(folder: string): string;
  /** Resolves when the server is gone, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends the server and all its extension hosts. */
  stop(): Promise<void>;
}

/** Starts VS Code's own server, which serves its workbench to a browser. */
export async function startWorkbenchServer(options: WorkbenchOptions): Promise<WorkbenchServer> {
  const server = await editorServer();
  const main = join(server, "out", "server-main.js");
  const dataFolder = ["--server-data-dir", options.dataFolder];
  // What a machine decides (the scope "machine") is read from the second place here, everything else from the first.
  for (const folder of ["User", "Machine"])
    writeUserSettings(join(options.dataFolder, "data", folder), options.settings);
  if (options.vsix) {
    const install = ["--accept-server-license-terms", "--force"];
    for (const file of [options.vsix].flat()) install.push("--install-extension", file);
    await runQuietly("install-vsix", process.execPath, [main, ...dataFolder, ...install]);
  } else if (!options.testsPath) linkSource(options.dataFolder);

  const key = randomBytes(16).toString("hex");
  const child = spawn(
    process.execPath,
    [
      main,
      ...["--host", "127.0.0.1", "--port", options.port ?? "0", "--connection-token", key],
      ...["--accept-server-license-terms", "--telemetry-level", "off", ...dataFolder],
      // What makes it run tests; it shows no notifications then.
      ...(options.testsPath ? ["--enable-smoke-test-driver"] : []),
      ...(options.trust ? [] : ["--disable-workspace-trust"]),
    ],
    {
      env: { ...process.env, ...noGallery, ...portsAsTheyAre, ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise<void>(resolve => child.once("exit", () => resolve()));
  process.once("exit", () => child.kill());
  const log = createWriteStream(join(options.dataFolder, "server.log"));
  child.stderr.pipe(log);
  const port = await listeningPort(child, log);
  return {
    address: folder => {
      const query = new URLSearchParams({ tkn: key, folder });
      if (options.testsPath) query.set("payload", JSON.stringify(testPayload(port, options.testsPath)));
      return `http://127.0.0.1:${port}/?${query}`;
    },
    ended,
    stop: () => stop(child, ended),
  };
}

/** What makes the workbench run a module inside the extension host, with the extension from the source tree. */
function testPayload(port: number, testsPath: string): string[][] {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  return [
    ["extensionDevelopmentPath", remote(sourceTree())],
    ["extensionTestsPath", remote(testsPath)],
    ["skipWelcome", "true"],
  ];
}

/** Nothing here needs a marketplace; the server would ask one at every start. */
const noGallery = { EXTENSIONS_GALLERY: "{}" };

/** The browser runs on this machine; without this, addresses of the simulator would lead to a proxy that is not there. */
const portsAsTheyAre = { VSCODE_PROXY_URI: "" };

function listeningPort(child: ChildProcess, log: NodeJS.WritableStream): Promise<number> {
  return new Promise((resolve, reject) => {
    let heard = "";
    child.once("error", reject);
    child.once("exit", code => {
      reject(new CannotGoOn(`VS Code's server ended with code ${code} before it was ready:\n${heard}`));
    });
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on("line", line => {
      log.write(`${line}\n`);
      heard += `${line}\n`;
      const port = /agent listening on (\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  });
}

/** The server ends its extension hosts itself when it is asked to; one that does not answer is ended harder. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(hard);
}
