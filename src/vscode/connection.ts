import { bareToken, tokenFault } from "../core/account/validateAccount.ts";
import type { CallOptions } from "../node/cloudApi/callApi.ts";
import type { Sender } from "../node/cloudApi/sendMessage.ts";
import type { ProbeAccount } from "./accountEditing.ts";
import { type Account, type Accounts, baseUrlOf } from "./accounts.ts";
import { askSteps } from "./inputSteps.ts";
import type { Network } from "./network.ts";
import { readSettings } from "./settings.ts";

/** The way to a stored account's API. Asks for the token again where it is gone or belongs to another origin. */
export async function connectAccount(
  accounts: Accounts,
  account: Account,
  network: Network,
): Promise<Sender> {
  const token = (await accounts.token(account)) ?? (await askToken(accounts, account));
  if (token === undefined)
    throw new Error(`${account.name} has no access token. Send again and paste it when asked.`);
  return senderOf(account, token, network);
}

/** The way to an account's API with a token, over the network as the editor's settings have it. */
export async function senderOf(account: Account, accessToken: string, network: Network): Promise<Sender> {
  const baseUrl = baseUrlOf(account);
  return {
    baseUrl,
    apiVersion: readSettings().apiVersion,
    phoneNumberId: account.phoneNumberId,
    accessToken,
    authorization: account.authorization,
    ...(await network.to(baseUrl)),
  };
}

/** Asks the API for the number behind an account; throws a sentence where it does not answer as it should. */
export const probeWith =
  (network: Network): ProbeAccount =>
  async (account, token, signal) => {
    const [{ readPhoneNumber }, { countryOf }] = await Promise.all([
      import("../node/cloudApi/readPhoneNumber.ts"),
      import("../core/phoneNumber.ts"),
    ]);
    const sender = await senderOf(account, token, network);
    const options = { signal, timeoutMs: 10_000 };
    const [{ displayPhoneNumber, qualityRating }, tokenExpiresAtMs] = await Promise.all([
      readPhoneNumber(sender, options),
      expiryOf(sender, options),
    ]);
    const country = displayPhoneNumber && countryOf(displayPhoneNumber);
    return {
      displayPhoneNumber,
      country,
      ...(tokenExpiresAtMs !== undefined && { tokenExpiresAtMs }),
      ...(qualityRating !== undefined && { qualityRating }),
    };
  };

/** When the token ends; `undefined` where the API does not say: a gateway need not know. */
async function expiryOf(sender: Sender, options: CallOptions): Promise<number | undefined> {
  try {
    const { debugToken } = await import("../node/cloudApi/gatherFacts.ts");
    return (await debugToken(sender, options)).expiresAtMs;
  } catch {
    return undefined;
  }
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
