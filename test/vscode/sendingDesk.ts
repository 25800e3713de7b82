import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { Sequence } from "../../src/core/sending/sequence.ts";
import type { Sent } from "../../src/node/cloudApi/sendMessage.ts";
import { type Account, Accounts } from "../../src/vscode/accounts.ts";
import { readMessageDocument } from "../../src/vscode/messageDocument.ts";
import { NewRecipients } from "../../src/vscode/newRecipients.ts";
import { type PreflightPorts, Preflights } from "../../src/vscode/preflights.ts";
import { SendHistory } from "../../src/vscode/sendHistory.ts";
import { Sending, type SendingPorts, type SendRequest } from "../../src/vscode/sending.ts";
import { simulatedAccount } from "../../src/vscode/simulatorSession.ts";
import type { Target } from "../../src/vscode/targets.ts";
import { fakeContext } from "../fakes/extensionContext.ts";
import { openDocument } from "../fakes/vscode.ts";

export const simulator: Account = { ...simulatedAccount, testNumber: "+15550123456" };

export const real: Account = { ...simulator, id: "real", name: "Harbour Bikes", simulated: false };

export const sent: Sent = {
  wamid: "wamid.abc",
  input: "+15550123456",
  waId: "15550123456",
  userId: undefined,
  groupId: undefined,
  messageStatus: undefined,
  latencyMs: 5,
};

export const hello = `{"messaging_product": "whatsapp", "to": "\${testNumber}", "type": "text", "text": {"body": "Hello, your bike is ready."}}`;

/** What is known besides the files. */
type Known = Pick<PreflightPorts, "problems" | "window">;

const open = () => ({ open: true, closesAtMs: Number.POSITIVE_INFINITY });

/** A person with a file open, and everything that leaves it. */
export function desk(
  text: string,
  { problems = () => [], window = open, ...over }: Partial<SendingPorts & Known> = {},
) {
  const source = openDocument(text) as unknown as vscode.TextDocument;
  const accounts = new Accounts(fakeContext().context, simulator);
  const posted: SendRequest[] = [];
  const accepted: Sent[] = [];
  const refused: Error[] = [];
  const kept: Sequence[] = [];
  const forgotten: string[] = [];
  const history = new SendHistory(fakeContext().context.globalState);
  const recipients = new NewRecipients({ accounts, templates: () => [], window: () => undefined });
  const preflights = new Preflights({
    history,
    problems,
    window,
    recipients,
    connections: () => assert.fail("no link is asked"),
    log: () => {},
  });
  const sending = new Sending({
    accounts,
    preflight: (account, drafts) => preflights.approve(account, drafts),
    variables: () => ({}),
    connect: async () => ({
      baseUrl: "http://127.0.0.1",
      apiVersion: "v25.0",
      phoneNumberId: "1",
      accessToken: "t",
    }),
    post: async (_sender, request) => {
      posted.push(request);
      return sent;
    },
    accepted: (_request, answer) => void accepted.push(answer),
    refused: (_place, error) => void refused.push(error),
    follows: () => true,
    arrival: async () => "delivered",
    whenOverdue: () => "ask",
    keep: async sequence => void kept.push(sequence),
    forget: async id => void forgotten.push(id),
    ...over,
  });
  const payload = readMessageDocument(source).payloads[0];
  assert.ok(payload);
  const target: Target = { source, payload };
  const targets: Target[] = readMessageDocument(source).payloads.map(it => ({ source, payload: it }));
  return { sending, accounts, target, targets, posted, accepted, refused, kept, forgotten, history };
}

export const problem = (severity: "error" | "warning", pointer: string) => ({
  code: "too-long",
  severity,
  message: "The text is too long.",
  span: { start: 0, end: 1 },
  pointer,
  fixes: [],
});
