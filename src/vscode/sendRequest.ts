import type * as vscode from "vscode";
import type { DraftPayload } from "../core/payload/draftPayload.ts";
import type { Recipient } from "../core/payload/recipient.ts";
import type { Account } from "./accounts.ts";
import type { Target } from "./targets.ts";

/** Where a message stands: what its answer is shown at. */
export interface SendPlace {
  readonly uri: vscode.Uri;
  readonly index: number;
}

/** A message as it is posted. */
export interface SendRequest extends SendPlace {
  readonly account: Account;
  readonly body: Readonly<Record<string, unknown>>;
  /** What the file says, where it was replaced: who would have got the message. */
  readonly replaced?: Recipient | undefined;
  /** The same for all messages of one sequence. */
  readonly sequenceId?: string | undefined;
}

/** A message that is about to be sent, for everything that is looked at before. */
export interface Draft extends DraftPayload {
  readonly target: Target;
}

/** What a person agreed to before the send. */
export interface Approval {
  /** Values given to variables for this send. */
  readonly values: Readonly<Record<string, string>>;
  /** Makes the changes to a body that were agreed to. */
  adjust(body: Readonly<Record<string, unknown>>): Record<string, unknown>;
}
