import * as vscode from "vscode";
import type { Accounts } from "../accounts.ts";
import type { CustomerReplies } from "../customerReplies.ts";
import type { Previews } from "../previews.ts";
import { findSource } from "../targets.ts";
import { askCustomerReply } from "./askCustomerReply.ts";

interface Ports {
  readonly accounts: Pick<Accounts, "current">;
  readonly previews: Pick<Previews, "conversationOf">;
  readonly replies: CustomerReplies;
}

/** `Reply as Customer…`: everything that a customer can do, without a preview too. */
export function registerCustomerReply(ports: Ports): vscode.Disposable {
  return vscode.commands.registerCommand("wamsg.replyAsCustomer", async (uri: unknown) => {
    const source = await findSource(uri);
    if (source) await replyAsCustomer(source, ports);
  });
}

/** Asks and does it. */
export async function replyAsCustomer(
  source: vscode.TextDocument,
  { accounts, previews, replies }: Ports,
): Promise<void> {
  const act = await askCustomerReply(previews.conversationOf(source), accounts.current.simulated);
  switch (act?.does) {
    case undefined:
      return;
    case "tap":
      // While it was asked, the text may have changed: what is no longer offered is not tapped.
      return replies.tap(source.uri, previews.conversationOf(source), act.index, act.tapped, act.filled);
    case "send":
      return replies.send(source.uri, act.content);
    case "sendFile":
      return replies.sendFile(source.uri, act.message);
    case "react":
      return replies.react(source.uri, act.index, act.emoji);
  }
}
