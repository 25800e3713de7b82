import * as vscode from "vscode";
import type { Sender } from "../../node/cloudApi/sendMessage.ts";
import type { OverrideApi, OverridePorts, Previous } from "../../node/webhooks/override.ts";
import type { Account } from "../accounts.ts";
import { askSteps } from "../inputSteps.ts";

const consentKey = "wamsg.webhookConsent";
const options = { timeoutMs: 30_000 };

/** The API of an account, as the override's journey needs it. */
export async function overrideApi(sender: Sender, account: Account): Promise<OverrideApi> {
  const [{ readWebhookConfiguration, setWebhookOverride }, { readSubscribedApps, subscribeApp }] =
    await Promise.all([
      import("../../node/cloudApi/webhookOverride.ts"),
      import("../../node/cloudApi/subscribedApps.ts"),
    ]);
  const { wabaId } = account;
  return {
    readConfiguration: () => readWebhookConfiguration(sender, options),
    setOverride: override => setWebhookOverride(sender, override, options),
    subscribedApps: async () => (wabaId ? readSubscribedApps(sender, wabaId, options) : undefined),
    subscribe: async () => {
      if (wabaId) await subscribeApp(sender, wabaId, options);
    },
  };
}

/**
 * Verify tokens of what was configured before, in the secret storage for after a crash, and in memory for as long as this
 * window lives: while it closes, the secret storage answers no more.
 */
export function previousTokens({
  secrets,
}: Pick<vscode.ExtensionContext, "secrets">): OverridePorts["tokens"] {
  const key = (phoneNumberId: string): string => `wamsg.previousVerifyToken ${phoneNumberId}`;
  const known = new Map<string, string>();
  return {
    get: async id => known.get(id) ?? secrets.get(key(id)),
    async store(id, token) {
      known.set(id, token);
      await secrets.store(key(id), token);
    },
    async delete(id) {
      known.delete(id);
      // What could not be deleted is of no use any more; the next start tries again.
      await secrets.delete(key(id)).then(undefined, () => {});
    },
  };
}

/** Asks once for each account whether its webhooks may come here. */
export function consentTo(
  { globalState }: Pick<vscode.ExtensionContext, "globalState">,
  account: Account,
): OverridePorts["consent"] {
  return async (url, { phoneNumber, businessAccount, application }) => {
    const given = globalState.get<readonly string[]>(consentKey, []);
    if (given.includes(account.id)) return true;
    const now = phoneNumber ?? businessAccount ?? application;
    const choice = await vscode.window.showWarningMessage(
      `Let Meta send the webhooks of ${account.name} to this machine?`,
      {
        modal: true,
        detail: [
          `Wamsg sets the callback URL of the number ${account.displayPhoneNumber ?? account.phoneNumberId} to ${url}.`,
          now
            ? `Until you stop listening, ${now} gets no messages and statuses of this number.`
            : "Today they go nowhere.",
          "What is configured now is written down first, and put back when you stop, when this window closes, or at the next start after a crash. You are asked once for each account.",
        ].join("\n\n"),
      },
      "Allow",
    );
    if (choice !== "Allow") return false;
    await globalState.update(consentKey, [...given, account.id]);
    return true;
  };
}

/** Asks how an override that is there is to be put back in the end. */
export async function askPrevious(url: string): Promise<Previous | undefined> {
  const enter = "Enter Its Verify Token…";
  const forget = "Do Not Put It Back";
  const choice = await vscode.window.showWarningMessage(
    "This number's webhooks already have an address of their own.",
    {
      modal: true,
      detail: `It is ${url}. To put it back later, Meta asks that server for its verify token, which Meta tells nobody: enter it, or let the webhooks go to the account's or the app's callback afterwards.`,
    },
    enter,
    forget,
  );
  if (choice === forget) return { kind: "forget" };
  if (choice !== enter) return undefined;
  const answers = await askSteps("Verify token", [
    {
      key: "token",
      prompt: `The verify token of ${new URL(url).host}. It is kept in the secret storage until it is put back.`,
      password: true,
      validate: token => (token === "" ? "Enter the token that server expects." : undefined),
    },
  ]);
  return answers && { kind: "restore", verifyToken: answers.token };
}
