import * as vscode from "vscode";
import type { Deliveries } from "../../core/delivery/deliveries.ts";
import { customerOf, type ListedMessage } from "../../core/delivery/deliveryList.ts";
import { reactionText, replyText } from "../../core/payload/answerPayload.ts";
import { type Recipient, readRecipient } from "../../core/payload/recipient.ts";
import { openNewMessage } from "../newMessage.ts";

/** The customer of a message; `undefined` where it is not known. */
export function recipientOf(message: ListedMessage, deliveries: Deliveries): Recipient | undefined {
  const other = customerOf(message, deliveries);
  // Webhooks write a number in digits alone.
  return other === undefined ? undefined : readRecipient(/^\d{7,15}$/.test(other) ? `+${other}` : other);
}

/** Opens a new message that answers this one, the caret where the text belongs. */
export async function replyTo(message: ListedMessage, deliveries: Deliveries): Promise<void> {
  const to = recipientOf(message, deliveries);
  if (to === undefined) return sayUnknown();
  const editor = await openNewMessage("reply", replyText(message.wamid, to));
  const body = editor.document.getText().indexOf('"body": "');
  const caret = editor.document.positionAt(body + '"body": "'.length);
  editor.selection = new vscode.Selection(caret, caret);
}

/** Opens a new message that reacts to this one. */
export async function reactTo(message: ListedMessage, deliveries: Deliveries): Promise<void> {
  const to = recipientOf(message, deliveries);
  if (to === undefined) return sayUnknown();
  await openNewMessage("reaction", reactionText(message.wamid, to));
}

function sayUnknown(): void {
  vscode.window.showInformationMessage(
    "It is not known whom this message went to, so it cannot be answered.",
  );
}
