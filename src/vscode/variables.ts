import type * as vscode from "vscode";
import { knownVariables } from "../node/variables.ts";
import type { Accounts } from "./accounts.ts";
import type { DeliveryBook } from "./deliveryBook.ts";
import { readSettings } from "./settings.ts";

/** The variables that have a value for a document now. A stranger's workspace settings are not asked. */
export function variablesOf(
  uri: vscode.Uri,
  accounts: Accounts,
  book: DeliveryBook,
): Readonly<Record<string, string>> {
  const { id, testNumber, phoneNumberId } = accounts.current;
  return knownVariables({
    testNumber,
    lastInboundId: testNumber && book.lastInboundId({ phoneNumberId, customer: testNumber }),
    lastSentId: book.lastSentId(id),
    // VS Code itself leaves a restricted setting's workspace value out until the workspace is trusted.
    settings: readSettings(uri).variables,
  });
}
