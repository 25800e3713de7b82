import * as vscode from "vscode";
import { fieldsOf } from "../core/delivery/fields.ts";
import { describeSequence } from "../core/sending/describeSequence.ts";
import {
  type Arrival,
  type Decision,
  type End,
  type Outcome,
  type Question,
  runSequence,
} from "../core/sending/runSequence.ts";
import type { Sequence } from "../core/sending/sequence.ts";
import type { CloudApiError, Sender, Sent } from "../node/cloudApi/sendMessage.ts";
import type { Account } from "./accounts.ts";
import type { SendPlace, SendRequest } from "./sendRequest.ts";

/** What a sequence needs from the rest of the extension. */
export interface SequenceRun {
  readonly sender: Sender;
  /** The message as it is to be posted now. Throws a sentence where it cannot be. */
  requestOf(index: number): SendRequest;
  /** Resolves to `undefined` for a read receipt, which is taken without a message id. */
  post(
    sender: Sender,
    request: SendRequest,
    signal: AbortSignal,
    tell: (message: string) => void,
  ): Promise<Sent | undefined>;
  accepted(request: SendRequest, sent: Sent): void;
  /** `quiet`: the person is asked about it anyway. */
  refused(place: SendPlace, error: Error, quiet?: boolean): void;
  /** Whether webhooks of this account are heard, so that a message can be waited for. */
  follows(account: Account): boolean;
  /** `type`: of the message. */
  arrival(wamid: string, type: unknown, signal: AbortSignal): Promise<Arrival>;
  /** What the settings say of a message that is not delivered in time. */
  whenOverdue(): "ask" | "goOn" | "stop";
  keep(sequence: Sequence): Promise<void>;
  forget(id: string): Promise<void>;
}

/** Sends a sequence with progress and cancel, asks what has to be asked, and tells in the end what it came to. */
export async function runInEditor(sequence: Sequence, account: Account, run: SequenceRun): Promise<void> {
  const waits = run.follows(account);
  if (!waits && !(await agreesNotToWait(account))) return;
  const count = sequence.items.length;
  const to = sequence.recipient?.id ?? "the recipients in the files";
  let needsToken = false;
  const noted: SequenceRun = {
    ...run,
    refused(place, error, quiet) {
      needsToken = (error as Partial<CloudApiError>).code === "unauthorized";
      run.refused(place, error, quiet);
    },
  };
  const end = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Sending ${count} messages to ${to} through ${account.name}`,
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const tell = (index: number, message = "") =>
        progress.report({ message: `${index + 1} of ${count}: ${sequence.items[index]?.label} ${message}` });
      return runSequence(sequence, {
        keep: it => run.keep(it),
        stopped: () => abort.signal.aborted,
        nowMs: () => Date.now(),
        decide: question => decide(question, sequence, run),
        post: async (_item, index) => {
          tell(index);
          const outcome = await posted(index, sequence.id, noted, abort.signal, message =>
            tell(index, message),
          );
          progress.report({ increment: 100 / count });
          return outcome;
        },
        arrival: async (wamid, item) => {
          if (!waits) return "delivered";
          const index = sequence.items.findIndex(
            it => it.document === item.document && it.index === item.index,
          );
          tell(index, "waits until it is delivered");
          return run.arrival(wamid, fieldsOf(JSON.parse(item.payload))?.type, abort.signal);
        },
      });
    },
  );
  await finished(end, run, needsToken);
}

async function posted(
  index: number,
  sequenceId: string,
  run: SequenceRun,
  signal: AbortSignal,
  tell: (message: string) => void,
): Promise<Outcome> {
  let request: SendRequest;
  try {
    request = { ...run.requestOf(index), sequenceId };
  } catch (error) {
    return { kind: "blocked", reason: sentenceOf(error) };
  }
  try {
    const sent = await run.post(run.sender, request, signal, tell);
    if (sent) tellAccepted(run, request, sent);
    return { kind: "accepted", wamid: sent?.wamid };
  } catch (error) {
    run.refused(request, error instanceof Error ? error : new Error(String(error)), true);
    const reason = sentenceOf(error);
    const { name, code, mayHaveBeenSent } = error as Partial<CloudApiError>;
    // Whatever else goes wrong, in a window that closes for example, may do so after the message has left.
    if (mayHaveBeenSent || name !== "CloudApiError") return { kind: "ambiguous", reason };
    return { kind: code === "rejected" ? "refused" : "blocked", reason };
  }
}

/** What cannot be told of a message that was sent makes it no less sent. */
export function tellAccepted(run: Pick<SequenceRun, "accepted">, request: SendRequest, sent: Sent): void {
  try {
    run.accepted(request, sent);
  } catch {
    // The log is closed: the window is about to be.
  }
}

async function decide(question: Question, { items }: Sequence, run: SequenceRun): Promise<Decision> {
  const label = items[question.index]?.label ?? "";
  switch (question.kind) {
    case "ambiguous":
      return asked(`${label} may have been sent. ${question.reason}`, [
        ["It Was Sent, Go On", "goOn"],
        ["Send It Again", "again"],
      ]);
    case "refused":
      return asked(`${label} was refused. ${question.reason}`, [
        ["Go On Without It", "goOn"],
        ["Try Again", "again"],
      ]);
    case "failed":
      return asked(`${label} failed. Wamsg Deliveries says why.`, [["Go On", "goOn"]]);
    case "overdue": {
      const setting = run.whenOverdue();
      return setting === "ask"
        ? asked(`${label} was not delivered in time. The next message may arrive before it.`, [
            ["Go On", "goOn"],
          ])
        : setting;
    }
    default:
      return question satisfies never;
  }
}

/** A question that is closed without an answer stops the sequence: it can be continued. */
async function asked(question: string, answers: readonly (readonly [string, Decision])[]): Promise<Decision> {
  const choice = await vscode.window.showWarningMessage(question, ...answers.map(([label]) => label), "Stop");
  return answers.find(([label]) => label === choice)?.[1] ?? "stop";
}

async function agreesNotToWait(account: Account): Promise<boolean> {
  const go = "Send Without Waiting";
  const choice = await vscode.window.showWarningMessage(
    `Wamsg does not hear when messages of ${account.name} are delivered.`,
    {
      modal: true,
      detail:
        "WhatsApp keeps no order between messages unless each waits for the one before. Start listening for webhooks to keep it, or send them one after the other without waiting.",
    },
    go,
  );
  return choice === go;
}

async function finished(end: End, run: SequenceRun, needsToken: boolean): Promise<void> {
  const summary = describeSequence(end.sequence);
  if (end.kind === "done") {
    await run.forget(end.sequence.id);
    void vscode.window.showInformationMessage(`Done: ${summary}`);
    return;
  }
  const item = end.sequence.items[end.at];
  const why = end.reason === "" ? "." : `: ${end.reason}`;
  void offer(`Stopped before ${item?.label}${why} ${summary}`, needsToken);
}

async function offer(message: string, needsToken: boolean): Promise<void> {
  const edit = "Edit Account…";
  const choice = await vscode.window.showWarningMessage(message, ...(needsToken ? [edit] : []), "Continue");
  if (choice === "Continue") await vscode.commands.executeCommand("wamsg.continueSequence");
  if (choice !== edit) return;
  await vscode.commands.executeCommand("wamsg.editAccount");
  // With its new token it goes on when the person says so.
  await offer(message, false);
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
