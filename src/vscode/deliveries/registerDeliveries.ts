import * as vscode from "vscode";
import { originOf } from "../../core/delivery/deliveries.ts";
import type { ListedMessage } from "../../core/delivery/deliveryList.ts";
import type { Recipient } from "../../core/payload/recipient.ts";
import type { Accounts } from "../accounts.ts";
import { nameOf, readMessageDocument, toRange } from "../messageDocument.ts";
import { reactTo, recipientOf, replyTo } from "./answerMessage.ts";
import { registerDeliveryLinks } from "./deliveryLinks.ts";
import { messageOf } from "./deliveryNode.ts";
import { DeliveryTree } from "./deliveryTree.ts";
import { type ExplainingPorts, Explanations } from "./explainMessage.ts";
import { askFilter } from "./filterDeliveries.ts";
import type { Forwarding } from "./forwarding.ts";
import { RawDeliveries } from "./rawDeliveries.ts";
import { TroubleItem } from "./troubleItem.ts";
import { windowActions } from "./windowActions.ts";

/** What the view needs from the rest of the extension. */
export interface DeliveriesPorts extends Omit<ExplainingPorts, "account"> {
  readonly accounts: Accounts;
  readonly log: vscode.LogOutputChannel;
  readonly forwarding: Forwarding;
  /** Sends a payload of a file once more, to the recipient it went to. */
  resend(source: vscode.TextDocument, index: number, to: Recipient | undefined): Promise<void>;
}

/** The view "Deliveries", its commands, and the links of the log. */
export function registerDeliveries(ports: DeliveriesPorts): vscode.Disposable {
  const { accounts, book, journal, log, forwarding } = ports;
  const accountOf = (id: string | undefined) =>
    accounts.all.find(account => account.id === id) ?? accounts.current;
  const tree = new DeliveryTree(
    book,
    (kind, id) => (kind === "account" ? accountOf(id).name : nameOf(vscode.Uri.parse(id))),
    journal.ready(),
  );
  const raw = new RawDeliveries(book, journal);
  const explanations = new Explanations({ ...ports, account: accountOf });
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`wamsg.${name}`, run);
  const onMessage =
    (run: (message: ListedMessage) => unknown) =>
    (value: unknown): unknown => {
      const message = messageOf(value);
      return message && run(message);
    };

  const reveal = async ({
    wamid,
  }: ListedMessage): Promise<{ source: vscode.TextDocument; index: number } | undefined> => {
    const origin = originOf(book.deliveries, wamid);
    if (!origin) {
      vscode.window.showInformationMessage("This message was not sent from a file in this editor.");
      return undefined;
    }
    try {
      const source = await vscode.workspace.openTextDocument(vscode.Uri.parse(origin.document));
      return { source, index: origin.index };
    } catch {
      vscode.window.showErrorMessage(
        `${origin.label} is not there any more: it was moved, renamed or deleted.`,
      );
      return undefined;
    }
  };

  return vscode.Disposable.from(
    tree,
    raw,
    explanations,
    new TroubleItem(journal),
    registerDeliveryLinks(book),
    command("showDeliveries", () => log.show(true)),
    command("showMoreDeliveries", () => tree.showMore()),
    command("showAllDeliveries", () => tree.show({})),
    command("filterDeliveries", async () => {
      const filter = await askFilter(accounts);
      if (filter) tree.show(filter);
    }),
    command("forwardWebhooks", () => forwarding.ask()),
    command(
      "resendWebhook",
      onMessage(({ wamid }) => forwarding.resend(wamid)),
    ),
    command("windowActions", () => windowActions(accounts, customer => tree.show({ customer }))),
    command("clearDeliveries", async () => {
      const choice = await vscode.window.showWarningMessage(
        "Clear all deliveries?",
        {
          modal: true,
          detail:
            "The list is emptied in every window. The ticks in previews and the customer service windows stay as they are.",
        },
        "Clear",
      );
      if (choice === "Clear") await journal.clear();
    }),
    command(
      "openDeliveryJson",
      onMessage(({ wamid }) => raw.open(wamid)),
    ),
    command(
      "copyMessageId",
      onMessage(({ wamid }) => vscode.env.clipboard.writeText(wamid)),
    ),
    command(
      "whyNotDelivered",
      onMessage(message => explanations.explain(message)),
    ),
    command(
      "replyToMessage",
      onMessage(message => replyTo(message, book.deliveries)),
    ),
    command(
      "reactToMessage",
      onMessage(message => reactTo(message, book.deliveries)),
    ),
    command(
      "revealMessageFile",
      onMessage(async message => {
        const found = await reveal(message);
        if (!found) return;
        const node = readMessageDocument(found.source).payloads[found.index]?.node;
        const selection = node && toRange(found.source, { start: node.offset, end: node.offset });
        await vscode.window.showTextDocument(found.source, { ...(selection && { selection }) });
      }),
    ),
    command(
      "resendMessage",
      onMessage(async message => {
        const found = await reveal(message);
        if (found) await ports.resend(found.source, found.index, recipientOf(message, book.deliveries));
      }),
    ),
  );
}
