import type * as vscode from "vscode";
import { recipientOf } from "../core/payload/recipient.ts";
import type { CloudApiError, Sender, Sent } from "../node/cloudApi/sendMessage.ts";
import type { SendEntry } from "../node/journal/entry.ts";
import { nameOf } from "./messageDocument.ts";
import type { SendHistory } from "./sendHistory.ts";
import type { SendRequest } from "./sendRequest.ts";
import { readSettings } from "./settings.ts";

/** What a post needs from the rest of the extension. */
export interface PostingPorts {
  readonly log: vscode.LogOutputChannel;
  readonly history: SendHistory;
  /** How long WhatsApp will try to deliver a message, where that is known. */
  ttlSeconds(request: SendRequest): number | undefined;
  /** Keeps what was sent and what came back, whatever happens next. */
  record(entry: SendEntry): Promise<void>;
}

/**
 * Posts one message and keeps what came of it. Waits and tries again where the API says "later", with a countdown to be
 * seen and ended. Resolves to `undefined` for a read receipt, which is taken without a message id.
 */
export async function postMessage(
  sender: Sender,
  request: SendRequest,
  signal: AbortSignal,
  tell: (message: string) => void,
  ports: PostingPorts,
): Promise<Sent | undefined> {
  const { uri, body } = request;
  const options = { signal, timeoutMs: readSettings(uri).sendTimeoutMs };
  const [{ isReadReceipt, markAsRead }, { sendMessage }, { sendPatiently }] = await Promise.all([
    import("../node/cloudApi/markAsRead.ts"),
    import("../node/cloudApi/sendMessage.ts"),
    import("../node/cloudApi/sendPatiently.ts"),
  ]);
  if (isReadReceipt(body)) {
    await markAsRead(sender, body, options);
    ports.log.info(`✓ ${nameOf(uri)} marked a message as read`);
    return undefined;
  }
  let why = "";
  try {
    const sent = await sendPatiently(() => sendMessage(sender, body, options), {
      signal,
      onPause: ({ error, delayMs, attempt, attempts }) => {
        why = error.graph ? `limit reached (${error.graph.code})` : "nothing listens there";
        ports.log.warn(
          `… ${nameOf(uri)} ${error.message} Trying again in ${delayMs / 1000} s (attempt ${attempt} of ${attempts}).`,
        );
      },
      wait: (ms, until) => countedDown(ms, until, left => tell(`${why}, ${left}`)),
    });
    const named = sent.input ?? sent.userId;
    await kept(ports, request, { kind: "accepted", wamid: sent.wamid, latencyMs: sent.latencyMs }, named);
    // Known at once. A message that was sent neither waits for the storage nor fails with it: it would be sent again.
    ports.history
      .add(request, Date.now())
      .catch(error => ports.log.warn(`The send will not be known after a reload: ${sentenceOf(error)}`));
    return sent;
  } catch (error) {
    const { graph, mayHaveBeenSent, message } = error as CloudApiError;
    if (mayHaveBeenSent) await kept(ports, request, { kind: "ambiguous", message });
    else if (graph) await kept(ports, request, { kind: "refused", code: graph.code, message });
    throw error;
  }
}

/** A pause that shows how long it still is. */
async function countedDown(ms: number, signal: AbortSignal, tell: (message: string) => void): Promise<void> {
  const { pause } = await import("../node/cloudApi/sendPatiently.ts");
  for (let left = ms; left > 0 && !signal.aborted; left -= 1000) {
    tell(`tries again in ${Math.ceil(left / 1000)} s`);
    await pause(Math.min(1000, left), signal);
  }
  if (!signal.aborted) tell("tries again");
}

/** A message that was sent stays sent where it cannot be written down; that is told, not thrown. */
async function kept(
  ports: PostingPorts,
  request: SendRequest,
  answer: SendEntry["answer"],
  named?: string | undefined,
): Promise<void> {
  const { account, uri, index, body, sequenceId } = request;
  try {
    await ports.record({
      kind: "send",
      atMs: Date.now(),
      account: account.id,
      document: uri.toString(),
      index,
      label: nameOf(uri),
      recipient: recipientOf(body)?.id ?? named,
      payload: body,
      ttlSeconds: ports.ttlSeconds(request),
      sequenceId,
      answer,
    });
  } catch (error) {
    ports.log.error(`The send could not be kept: ${sentenceOf(error)}`);
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
