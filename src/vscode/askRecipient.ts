import * as vscode from "vscode";
import { type Recipient, readRecipient } from "../core/payload/recipient.ts";
import type { Account } from "./accounts.ts";
import { askSteps } from "./inputSteps.ts";

/** Whom a message goes to: somebody, or whoever the file names. */
export type Addressee =
  | { readonly kind: "as written" }
  | { readonly kind: "to"; readonly recipient: Recipient };

/** `Send to…`: whom the file names, the test number, those written to lately, or another one; groups and user ids too. */
export async function askRecipient(
  account: Account,
  recent: readonly string[],
  written: readonly string[],
): Promise<Addressee | undefined> {
  const known = [
    ...new Set(
      [account.testNumber, ...(account.testNumbers ?? []), ...recent].filter(id => id !== undefined),
    ),
  ];
  const asWritten = {
    label: "$(file) As the file says",
    description: written.length > 3 ? `${written.slice(0, 3).join(", ")} …` : written.join(", "),
    choose: async (): Promise<Addressee> => ({ kind: "as written" }),
  };
  const picked = await vscode.window.showQuickPick(
    [
      ...(written.length > 0 ? [asWritten] : []),
      ...known.flatMap(id => {
        const recipient = readRecipient(id);
        if (!recipient) return [];
        return [
          {
            label: `$(${icons[recipient.kind]}) ${id}`,
            description:
              id === account.testNumber || account.testNumbers?.includes(id) ? "test number" : "used lately",
            choose: async (): Promise<Addressee> => ({ kind: "to", recipient }),
          },
        ];
      }),
      { label: "$(add) Another number, group or user id…", description: "", choose: askId },
    ],
    {
      title: `Send to… through ${account.name}`,
      placeHolder: "Who receives the message?",
      matchOnDescription: true,
    },
  );
  return picked?.choose();
}

async function askId(): Promise<Addressee | undefined> {
  const answers = await askSteps("Send to…", [
    {
      key: "id",
      prompt:
        "A number with + and country code, a group id, or a business-scoped user id such as US.13491208655302741918",
      placeholder: "+49 151 23456789",
      validate: id =>
        readRecipient(id)
          ? undefined
          : "Write a number with + and country code (7 to 15 digits), a group id, or a user id such as US.1349….",
    },
  ]);
  const recipient = answers && readRecipient(answers.id);
  return recipient && { kind: "to", recipient };
}

const icons: Readonly<Record<Recipient["kind"], string>> = {
  phone: "device-mobile",
  group: "organization",
  user: "person",
};
