import type { WebhookEntry } from "../journal/entry.ts";
import { JournalError } from "../journal/journalError.ts";
import { JournalState } from "../journal/journalState.ts";
import { type Journal, openJournal } from "../journal/openJournal.ts";
import { startTunnel, type Tunnel } from "../tunnel/startTunnel.ts";
import { TunnelError } from "../tunnel/tunnelError.ts";
import { describeForward, Forwarder } from "../webhooks/forwarder.ts";
import { type Receiver, startReceiver, webhookPath } from "../webhooks/startReceiver.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { type ListenOptions, readListenOptions } from "./listenOptions.ts";
import { jsonPrinter, textPrinter } from "./listenPrinter.ts";
import { listening, untilStopped } from "./serving.ts";

export const help = `wamsg listen

Receives webhooks on this machine, keeps them, and prints them until Ctrl+C.

  --port N             port on 127.0.0.1; 0 takes any free one (0)
  --verify-token T     what the handshake has to show (WAMSG_VERIFY_TOKEN, else a new one)
  --app-secret S       what webhooks are signed with (WAMSG_APP_SECRET, else a new one); may be given several times
  --journal FOLDER     where webhooks are kept before they are acknowledged (a folder of this user)
  --forward URL        post each webhook there too, byte for byte and with its signature
  --retry              post what is not answered with 200 again, ever more seldom for 36 hours, as Meta does
  --replay ID          post one webhook of the journal to --forward again, and end; “last” is the newest one
  --tunnel TOOL        start a tunnel: cloudflared, ngrok, devtunnel, or a command with \${port} in it
  --json               one JSON object a line
`;

/** Receives webhooks until the person stops it. */
export async function listen(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = readListenOptions(args, io);
  const warn = (message: string): void => io.err(`wamsg: ${message}\n`);
  const journal = await openedJournal(options.journal, warn);
  try {
    return options.replay === undefined
      ? await receive(options, journal, io, warn)
      : await replay(options, options.replay, journal, io);
  } finally {
    await journal.close();
  }
}

async function openedJournal(folder: string, warn: (message: string) => void): Promise<Journal> {
  try {
    return await openJournal(folder, { log: { warn } });
  } catch (cause) {
    if (!(cause instanceof JournalError)) throw cause;
    throw new CliError(`${cause.message} Choose another folder with --journal.`, { cause });
  }
}

async function receive(
  options: ListenOptions,
  journal: Journal,
  io: Io,
  warn: (message: string) => void,
): Promise<ExitCode> {
  const { forward, verifyToken, appSecrets, retries } = options;
  const state = new JournalState();
  for await (const { entry, id } of journal.entries()) state.take(entry, id);
  const printer = options.json ? jsonPrinter(io, state) : textPrinter(io, state, forward);
  const ids = new WeakMap<object, string>();
  const forwarder =
    forward &&
    new Forwarder({
      url: forward,
      retries,
      told: (outcome, webhook) => printer.forwarded(ids.get(webhook) ?? "", outcome),
    });
  journal.onDidAppend((stored, here) => {
    if (!here || stored.entry.kind !== "webhook") return;
    printer.received(stored);
    ids.set(stored.entry, stored.id);
    forwarder?.forward(stored.entry);
  });
  let receiver: Receiver | undefined;
  let tunnel: Tunnel | undefined;
  try {
    receiver = await listening(() =>
      startReceiver({
        port: options.port,
        verifyToken: verifyToken.value,
        appSecrets: appSecrets.map(({ value }) => value),
        onWebhook: ({ raw, signature, receivedAtMs }) =>
          journal.append({ kind: "webhook", raw, signature, receivedAtMs, verified: true, source: "cli" }),
        log: { info: warn, warn, error: warn },
      }),
    );
    if (forward && isItself(forward, receiver))
      throw new CliError(
        `--forward is this receiver itself (${receiver.url}). Give the address of your server.`,
      );
    tunnel = options.tunnel && (await startedTunnel(options, receiver, io));
    void tunnel?.ended.then(reason => reason && warn(reason));
    printer.listening({
      url: receiver.url,
      publicUrl: tunnel && `${tunnel.url}${webhookPath}`,
      verifyToken: verifyToken.given ? undefined : verifyToken.value,
      appSecret: appSecrets[0].given ? undefined : appSecrets[0].value,
      journal: journal.folder,
    });
    await untilStopped(io.stop);
    return 0;
  } finally {
    await Promise.all([tunnel?.close(), receiver?.close()]);
    const left = (await forwarder?.close()) ?? [];
    if (left.length > 0) warn(notTaken(left.map(webhook => ids.get(webhook) ?? "")));
  }
}

function notTaken(ids: readonly string[]): string {
  const [first = ""] = ids;
  return `${ids.length === 1 ? "1 webhook was" : `${ids.length} webhooks were`} not taken and ${ids.length === 1 ? "is" : "are"} not sent again by itself: --replay sends one, such as --replay ${first}.`;
}

async function startedTunnel(
  { tunnel }: ListenOptions,
  { port }: Receiver,
  io: Io,
): Promise<Tunnel | undefined> {
  try {
    return tunnel && (await startTunnel(tunnel, { port, signal: io.stop }));
  } catch (cause) {
    if (cause instanceof TunnelError) throw new CliError(cause.message, { cause });
    throw cause;
  }
}

const isItself = (url: URL, receiver: Receiver): boolean =>
  Number(url.port) === receiver.port && /^(127\.|localhost$|\[::1\]$)/.test(url.hostname);

async function replay(
  { forward, json }: ListenOptions,
  id: string,
  journal: Journal,
  io: Io,
): Promise<ExitCode> {
  const found = id === "last" ? await newestWebhook(journal) : (await journal.find(id))?.entry;
  if (found?.kind !== "webhook" || !forward)
    throw new CliError(
      id === "last"
        ? "The journal has no webhook yet."
        : `The journal has no webhook “${id}”. --json prints their ids.`,
    );
  let taken = false;
  const forwarder = new Forwarder({
    url: forward,
    retries: false,
    told: outcome => {
      taken = outcome.taken;
      const line = json
        ? JSON.stringify({ event: "forwarded", id, ...outcome })
        : `${forward.host}: ${describeForward(outcome)}`;
      io.out(`${line}\n`);
    },
  });
  forwarder.forward(found);
  await forwarder.idle();
  await forwarder.close();
  return taken ? 0 : 1;
}

async function newestWebhook(journal: Journal): Promise<WebhookEntry | undefined> {
  let newest: WebhookEntry | undefined;
  for await (const { entry } of journal.entries()) if (entry.kind === "webhook") newest = entry;
  return newest;
}
