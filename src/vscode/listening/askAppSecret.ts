import type { Account, Accounts } from "../accounts.ts";
import { askSteps } from "../inputSteps.ts";

/** The secret that an account's webhooks are signed with; asks for it once. Throws a sentence where there is none. */
export async function askAppSecret(accounts: Accounts, account: Account): Promise<string> {
  const known = await accounts.appSecret(account);
  if (known) return known;
  const answers = await askSteps(`App secret of ${account.name}`, [
    {
      key: "secret",
      prompt:
        "Meta signs webhooks with it: App settings › Basic › App secret. It is kept in the secret storage and sent nowhere.",
      password: true,
      validate: text =>
        /^[0-9a-f]{16,64}$/i.test(text) ? undefined : "An app secret is 32 characters, 0 to 9 and a to f.",
    },
  ]);
  if (!answers)
    throw new Error(
      "Without the app secret nobody can tell Meta's webhooks from a stranger's. Start again and enter it.",
    );
  await accounts.setAppSecret(account, answers.secret);
  return answers.secret;
}
