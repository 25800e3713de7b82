import { randomBytes } from "node:crypto";
import { describeEvent } from "../../core/delivery/describe.ts";
import { Ledger } from "../../core/delivery/ledger.ts";
import { readWebhook } from "../../core/delivery/readWebhook.ts";
import { signatureOf } from "../webhooks/signature.ts";
import { startReceiver, type Webhook } from "../webhooks/startReceiver.ts";
import { Forwarder } from "./forwarder.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { port, readArguments, readNumber, refusePositionals } from "./readArguments.ts";
import { listening, untilStopped } from "./serving.ts";

export const help = `wamsg listen

Receives webhooks on this machine and prints them until Ctrl+C.

  --port N             port on 127.0.0.1; 0 takes any free one (0)
  --verify-token T     what the handshake has to show (WAMSG_VERIFY_TOKEN, else a new one)
  --app-secret S       what webhooks are signed with (WAMSG_APP_SECRET, else a new one)
  --forward URL        post each webhook there too, as it came
  --json               one JSON object a line
  --tunnel TOOL        not available yet: start the tunnel yourself and point it at the port
`;

/** Receives webhooks until the person stops it. */
export async function listen(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments("listen", args, {
    port: { type: "string", default: "0" },
    "verify-token": { type: "string" },
    "app-secret": { type: "string" },
    forward: { type: "string" },
    tunnel: { type: "string" },
    json: { type: "boolean", default: false },
  });
  refusePositionals("listen", positionals);
  if (values.tunnel !== undefined)
    throw new CliError("--tunnel is not available yet. Start the tunnel yourself and point it at --port.");
  const givenToken = values["verify-token"] ?? (io.env.WAMSG_VERIFY_TOKEN || undefined);
  const givenSecret = values["app-secret"] ?? (io.env.WAMSG_APP_SECRET || undefined);
  const verifyToken = givenToken ?? randomBytes(12).toString("hex");
  const appSecret = givenSecret ?? randomBytes(16).toString("hex");
  const warn = (message: string): void => io.err(`wamsg: ${message}\n`);
  const forwarder = values.forward === undefined ? undefined : new Forwarder(values.forward, warn);
  const print = values.json ? jsonPrinter(io) : textPrinter(io);
  const receiver = await listening(() =>
    startReceiver({
      port: readNumber("--port", values.port, port),
      verifyToken,
      appSecrets: [appSecret],
      onWebhook: webhook => {
        print(webhook);
        // The signature covers the bytes: made anew over the same bytes, it is the one that came.
        forwarder?.forward(webhook.raw, signatureOf(webhook.raw, appSecret));
      },
      log: { warn, error: warn },
    }),
  );
  try {
    const shown = {
      url: receiver.url,
      verifyToken: givenToken ? undefined : verifyToken,
      appSecret: givenSecret ? undefined : appSecret,
    };
    io.out(values.json ? `${JSON.stringify({ event: "listening", ...shown })}\n` : greeting(shown));
    await untilStopped(io.stop);
    return 0;
  } finally {
    await Promise.all([receiver.close(), forwarder?.close()]);
  }
}

function greeting({ url, verifyToken, appSecret }: Readonly<Record<string, string | undefined>>): string {
  return [
    "Webhooks are received until Ctrl+C.",
    `  callback URL   ${url}`,
    `  verify token   ${verifyToken ?? "the one you gave"}`,
    `  app secret     ${appSecret ?? "the one you gave"}`,
    "",
  ].join("\n");
}

function jsonPrinter(io: Io): (webhook: Webhook) => void {
  return ({ body, receivedAtMs }) => {
    for (const { kind, ...event } of readWebhook(body, receivedAtMs)) {
      const receivedAt = new Date(receivedAtMs).toISOString();
      io.out(`${JSON.stringify({ event: kind, receivedAt, ...event })}\n`);
    }
  };
}

function textPrinter(io: Io): (webhook: Webhook) => void {
  const deliveries = new Ledger();
  return ({ body, receivedAtMs }) => {
    for (const event of readWebhook(body, receivedAtMs)) {
      deliveries.apply(event);
      const delivery = event.kind === "status" ? deliveries.sent.get(event.wamid) : undefined;
      const time = new Date(receivedAtMs).toISOString().slice(11, 19);
      io.out(`${time}  ${describeEvent(event, { delivery, receivedAtMs }).line}\n`);
    }
  };
}
