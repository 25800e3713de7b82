import { type ChildProcess, spawn } from "node:child_process";

/** A child of its own that runs a program and ends it as soon as this process is gone, however that happened. */
export function supervised(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ChildProcess {
  return spawn(process.execPath, ["-e", supervisor, "--", program, ...args], {
    // The editor's own executable is asked to be plain Node; where it is that already, this says nothing.
    env: { ...env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
}

/** The pipe to its standard input is the life line: the system closes it even when this process is killed. */
const supervisor = `
const { spawn } = require("node:child_process");
const [program, ...args] = process.argv.slice(1);
delete process.env.ELECTRON_RUN_AS_NODE;
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], windowsHide: true });
child.on("error", error => { process.stderr.write(error.message + "\\n"); process.exit(127); });
child.on("exit", code => process.exit(code ?? 1));
const end = () => {
  child.kill();
  setTimeout(() => child.kill("SIGKILL"), 3000);
};
process.on("SIGTERM", end);
process.stdin.on("end", end).on("error", end).resume();
`;
