import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { splitCommand } from "../tunnel/splitCommand.ts";
import { commandTool, type TunnelTool, tunnelTools } from "../tunnel/tunnelTool.ts";
import { readForwardUrl } from "../webhooks/forwardTarget.ts";
import { CliError, type Io } from "./io.ts";
import { port, readArguments, readNumber, refusePositionals } from "./readArguments.ts";
import { stateFolder } from "./stateFolder.ts";

/** A secret, and whether the person gave it: one that is new has to be shown. */
export interface Secret {
  readonly value: string;
  readonly given: boolean;
}

export interface ListenOptions {
  readonly port: number;
  readonly verifyToken: Secret;
  readonly appSecrets: readonly [Secret, ...Secret[]];
  readonly journal: string;
  readonly forward: URL | undefined;
  readonly retries: boolean;
  /** The id of a stored webhook, or `last`. */
  readonly replay: string | undefined;
  readonly tunnel: TunnelTool | undefined;
  readonly json: boolean;
}

/** Reads the command line. Throws {@link CliError}. */
export function readListenOptions(args: readonly string[], io: Io): ListenOptions {
  const { values, positionals } = readArguments("listen", args, {
    port: { type: "string", default: "0" },
    "verify-token": { type: "string" },
    "app-secret": { type: "string", multiple: true },
    journal: { type: "string" },
    forward: { type: "string" },
    retry: { type: "boolean", default: false },
    replay: { type: "string" },
    tunnel: { type: "string" },
    json: { type: "boolean", default: false },
  });
  refusePositionals("listen", positionals);
  const forward = values.forward === undefined ? undefined : readForwardUrl(values.forward);
  if (values.forward !== undefined && !forward)
    throw new CliError(`--forward is an http or https address; it was “${values.forward}”.`);
  if (values.replay !== undefined && !forward)
    throw new CliError("--replay needs --forward: the address that the webhook is sent to.");
  const [first, ...more] = (values["app-secret"] ?? [io.env.WAMSG_APP_SECRET ?? ""]).filter(it => it !== "");
  return {
    port: readNumber("--port", values.port, port),
    verifyToken: secret(values["verify-token"] ?? io.env.WAMSG_VERIFY_TOKEN, 12),
    appSecrets: [secret(first, 16), ...more.map(value => ({ value, given: true }))],
    journal:
      values.journal === undefined ? join(stateFolder(io.env), "journal") : resolve(io.cwd, values.journal),
    forward,
    retries: values.retry,
    replay: values.replay,
    tunnel: values.tunnel === undefined ? undefined : readTunnel(values.tunnel),
    json: values.json,
  };
}

const secret = (given: string | undefined, bytes: number): Secret =>
  given ? { value: given, given: true } : { value: randomBytes(bytes).toString("hex"), given: false };

function readTunnel(value: string): TunnelTool {
  const known = tunnelTools.find(({ name }) => name === value);
  if (known) return known;
  const command = value.includes("${port}") ? splitCommand(value) : undefined;
  if (command?.[0] !== undefined) return commandTool([command[0], ...command.slice(1)]);
  const names = tunnelTools.map(({ name }) => name).join(", ");
  throw new CliError(`--tunnel is ${names}, or a command with \${port} in it; it was “${value}”.`);
}
