import { bareToken, tokenFault } from "../core/account/validateAccount.ts";
import type { Sender } from "../node/cloudApi/sendMessage.ts";
import { type Account, type Accounts, baseUrlOf } from "./accounts.ts";
import { askSteps } from "./inputSteps.ts";
import { readSettings } from "./settings.ts";

/** The way to a stored account's API. Asks for the token again where it is gone or belongs to another origin. */
export async function connectAccount(accounts: Accounts, account: Account): Promise<Sender> {
  const token = (await accounts.token(account)) ?? (await askToken(accounts, account));
  if (token === undefined)
    throw new Error(`${account.name} has no access token. Send again and paste it when asked.`);
  return senderOf(account, token);
}

export const senderOf = (account: Account, accessToken: string): Sender => ({
  baseUrl: baseUrlOf(account),
  apiVersion: readSettings().apiVersion,
  phoneNumberId: account.phoneNumberId,
  accessToken,
  authorization: account.authorization,
});

/** Asks the API for the number behind an account; throws a sentence where it does not answer as it should. */
export async function probeAccount(
  account: Account,
  token: string,
): Promise<Pick<Account, "displayPhoneNumber" | "country">> {
  const [{ readPhoneNumber }, { countryOf }] = await Promise.all([
    import("../node/cloudApi/readPhoneNumber.ts"),
    import("../core/phoneNumber.ts"),
  ]);
  const { displayPhoneNumber } = await readPhoneNumber(senderOf(account, token), { timeoutMs: 10_000 });
  return { displayPhoneNumber, country: displayPhoneNumber && countryOf(displayPhoneNumber) };
}

async function askToken(accounts: Accounts, account: Account): Promise<string | undefined> {
  const answers = await askSteps(`Access token of ${account.name}`, [
    {
      key: "token",
      prompt: `It is kept in the editor's secret storage and sent to ${new URL(account.origin).host} only.`,
      password: true,
      validate: tokenFault,
    },
  ]);
  const token = answers && bareToken(answers.token);
  if (token) await accounts.setToken(account, token);
  return token;
}
