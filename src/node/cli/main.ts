import { CliError, type ExitCode, type Io } from "./io.ts";
import { findPackageRoot } from "./packageRoot.ts";

interface Command {
  readonly help: string;
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}

/** Each command is loaded when it is asked for: checking a file needs no network library. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map<string, () => Promise<Command>>([
  ["check", async () => import("./check.ts").then(it => ({ help: it.help, run: it.check }))],
  ["preview", async () => import("./preview.ts").then(it => ({ help: it.help, run: it.preview }))],
  ["send", async () => import("./send.ts").then(it => ({ help: it.help, run: it.send }))],
  ["simulate", async () => import("./simulate.ts").then(it => ({ help: it.help, run: it.simulate }))],
  ["listen", async () => import("./listen.ts").then(it => ({ help: it.help, run: it.listen }))],
]);

const overview = `wamsg <command> [options]

  check      check payload files
  preview    draw a payload as the customer will see it
  send       send a payload, to a simulator unless the environment names an account
  simulate   run the simulator of the Cloud API
  listen     receive webhooks

wamsg <command> --help tells the options. wamsg --version tells the version.
`;

/** Runs one command line, without the program's name. Resolves to the exit code; never rejects. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name = "--help", ...args] = argv;
  if (name === "--version" || name === "-v") {
    io.out(`${findPackageRoot()?.version ?? "unknown"}\n`);
    return 0;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    io.out(overview);
    return argv.length === 0 ? 2 : 0;
  }
  const load = commands.get(name);
  if (!load) {
    io.err(`wamsg: There is no command “${name}”. See wamsg --help.\n`);
    return 2;
  }
  try {
    const command = await load();
    if (asksForHelp(args)) {
      io.out(command.help);
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    io.err(`wamsg: ${error instanceof Error ? error.message : String(error)}\n`);
    // A fault of Wamsg itself, as opposed to one of what was asked: whoever repairs it needs the place.
    if (!(error instanceof CliError) && error instanceof Error) io.err(`${error.stack}\n`);
    return 2;
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const options = end === -1 ? args : args.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}
