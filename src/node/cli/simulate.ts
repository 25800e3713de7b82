import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { phoneBook } from "../../core/customers/phoneBook.ts";
import { fieldsOf } from "../../core/delivery/fields.ts";
import { readTemplates } from "../../core/templates/readTemplates.ts";
import { inboundPath } from "../simulator/own/customerWrites.ts";
import { ownRoutes } from "../simulator/own/ownRoutes.ts";
import { type Simulator, startSimulator } from "../simulator/startSimulator.ts";
import { WebhookError } from "../simulator/webhooks/verifyCallback.ts";
import { DataFolderError } from "../simulator/world/persistence.ts";
import { readSpeed } from "./connection.ts";
import { defaultApiVersion } from "./environment.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { port, readArguments, readNumber, refusePositionals } from "./readArguments.ts";
import { reasonOf } from "./readSource.ts";
import { listening, untilStopped } from "./serving.ts";
import { templatesFile } from "./templatesNear.ts";

export const help = `wamsg simulate

Runs a simulator of the Cloud API on this machine until Ctrl+C.

  --port N             port on 127.0.0.1; 0 takes any free one (0)
  --host ADDRESS       lets other machines in, such as 0.0.0.0; loopback only without
  --templates FILE     templates of the account besides hello_world, as GET message_templates answers, read anew at each
                       start (wamsg.templates.json, where there is one)
  --data FOLDER        keeps numbers, templates, files and windows there for the next start
  --webhook URL        where webhooks are sent
  --verify-token T     shown to the webhook URL in a handshake; without it there is none
  --app-secret S       signs the webhooks (WAMSG_APP_SECRET, else a new one)
  --access-token T     what requests have to show (WAMSG_ACCESS_TOKEN, else a new one)
  --speed X            1 is a person's speed, 10 ten times as fast (1)
  --seed N             the same ids and delays every time

The customer writes with POST ${inboundPath} on the same port, from this machine only. The body is a message as the
webhook lists it: text, interactive with button_reply, list_reply or nfm_reply (a form that was filled in), button,
location, reaction, contacts, order, image, video, audio, document, sticker (a file may stand in "data", in base64). Without
"from" it comes from the test number, with "context" it answers a message. The answer holds the webhook that was sent.

  curl -H 'content-type: application/json' -d '{"type":"text","text":{"body":"Hi"}}' URL${inboundPath}

Its own addresses, from this machine only:
${ownRoutes.map(({ method, path, does }) => `  ${`${method} ${path}`.padEnd(30)} ${does}`).join("\n")}

Numbers with a story; every other one receives and reads. +15550 and a published error code in six digits ends in that
error: +15550131000.
${phoneBook.map(({ number, meaning }) => `  ${number.padEnd(14)} ${meaning}`).join("\n")}
`;

/** Runs the simulator until the person stops it. */
export async function simulate(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments("simulate", args, {
    port: { type: "string", default: "0" },
    host: { type: "string" },
    templates: { type: "string" },
    data: { type: "string" },
    webhook: { type: "string" },
    "verify-token": { type: "string" },
    "app-secret": { type: "string" },
    "access-token": { type: "string" },
    speed: { type: "string" },
    seed: { type: "string" },
  });
  refusePositionals("simulate", positionals);
  const givenSecret = values["app-secret"] ?? (io.env.WAMSG_APP_SECRET || undefined);
  const givenToken = values["access-token"] ?? (io.env.WAMSG_ACCESS_TOKEN || undefined);
  const appSecret = givenSecret ?? randomBytes(16).toString("hex");
  const wanted = readNumber("--port", values.port, port);
  const host = readHost(values.host);
  const simulator = await started(host, () =>
    startSimulator({
      port: wanted,
      exactPort: wanted !== 0,
      host,
      dataFolder: values.data === undefined ? undefined : resolve(io.cwd, values.data),
      templates: readTemplatesFile(values.templates, io),
      appSecret,
      accessToken: givenToken,
      speed: readSpeed(values.speed),
      seed:
        values.seed === undefined
          ? undefined
          : readNumber("--seed", values.seed, { min: 0, max: 2 ** 32 - 1, whole: true }),
      warn: message => io.err(`wamsg: ${message}\n`),
    }),
  );
  if (host !== undefined && !isLoopback(host))
    io.err(
      `wamsg: Other machines can reach the simulator at ${host}. Whoever has the access token can send and read.\n`,
    );
  try {
    await callBack(simulator, values.webhook, values["verify-token"], io);
    io.out(
      [
        `The simulator runs until Ctrl+C.`,
        `  base URL          ${simulator.baseUrl}`,
        `  messages          ${simulator.baseUrl}/${defaultApiVersion}/${simulator.phoneNumberId}/messages`,
        `  phone number ID   ${simulator.phoneNumberId}`,
        `  access token      ${givenToken ? "the one you gave" : simulator.accessToken}`,
        `  test number       ${simulator.testNumber}`,
        `  the customer      ${simulator.baseUrl}${inboundPath} (see --help)`,
        `  webhooks to       ${values.webhook ?? "nowhere; give --webhook"}`,
        `  app secret        ${givenSecret ? "the one you gave" : appSecret}`,
        "",
      ].join("\n"),
    );
    await untilStopped(io.stop);
    return 0;
  } finally {
    await simulator.close();
  }
}

/** An empty address would be every address of this machine, which nobody has asked for. Throws `CliError`. */
function readHost(value: string | undefined): string | undefined {
  if (value?.trim() === "")
    throw new CliError("--host is an address of this machine, such as 0.0.0.0; it was empty.");
  return value;
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(host);

/** Starts it; says in one sentence which option keeps it from starting. Throws `CliError`. */
async function started(host: string | undefined, start: () => Promise<Simulator>): Promise<Simulator> {
  try {
    return await listening(start);
  } catch (cause) {
    if (cause instanceof DataFolderError) throw new CliError(cause.message, { cause });
    const { code = "" } = ((cause instanceof CliError && cause.cause) || cause) as NodeJS.ErrnoException;
    if (host !== undefined && ["ENOTFOUND", "EADDRNOTAVAIL", "EAI_AGAIN"].includes(code))
      throw new CliError(
        `--host ${host.slice(0, 80)} is no address of this machine. 0.0.0.0 is all of them; without --host it is loopback only.`,
        { cause },
      );
    throw cause;
  }
}

/** The templates of a file that is named, else of the one that lies here, if one does. Throws `CliError` for what is none. */
function readTemplatesFile(name: string | undefined, io: Io): unknown {
  const path = resolve(io.cwd, name ?? templatesFile);
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (readTemplates(value).length > 0 || Array.isArray(value) || Array.isArray(fieldsOf(value)?.data))
      return value;
    throw new CliError("It holds no templates. What GET message_templates answers is kept there.");
  } catch (cause) {
    if (name === undefined && cause instanceof Error && "code" in cause && cause.code === "ENOENT")
      return undefined;
    throw new CliError(`${name ?? templatesFile} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

/** A receiver that is not up yet, or has another verify token, is said so; the webhooks are sent there all the same. */
async function callBack(
  simulator: Simulator,
  url: string | undefined,
  verifyToken: string | undefined,
  io: Io,
): Promise<void> {
  try {
    await simulator.setWebhook(url, verifyToken);
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    if (error.code === "notAnAddress") throw new CliError(error.message, { cause: error });
    io.err(`wamsg: ${error.message} Webhooks are sent there all the same.\n`);
    await simulator.setWebhook(url);
  }
}
