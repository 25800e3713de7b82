import { accountFromCurl } from "../core/account/fromCurl.ts";
import {
  appSecretFault,
  authorizationFault,
  bareToken,
  baseUrlFault,
  nameFault,
  phoneNumberIdFault,
  testNumbersFault,
  tokenFault,
  wabaIdFault,
} from "../core/account/validateAccount.ts";
import { type Account, baseUrlOf, graphOrigin } from "./accounts.ts";
import { type Answers, askSteps, type Filling, type InputStep } from "./inputSteps.ts";

/** What a person says of an account. `token` and `appSecret` are "" where nothing new was typed. */
export type AccountAnswers = Readonly<
  Record<
    | "name"
    | "phoneNumberId"
    | "token"
    | "wabaId"
    | "appSecret"
    | "testNumbers"
    | "baseUrl"
    | "authorization"
    | "tokenAgain",
    string
  >
>;

const bearer = "Authorization: Bearer";

/** The questions of `Add Account…`, and with `edited` of `Edit Account…`; `undefined` where the person gave up. */
export async function askAccount(
  others: readonly Account[],
  edited?: Account,
  known: Partial<AccountAnswers> = {},
): Promise<AccountAnswers | undefined> {
  const names = others.filter(({ id }) => id !== edited?.id).map(({ name }) => name);
  const title = edited ? `Edit Account: ${edited.name}` : "Add Account";
  return askSteps(title, stepsFor(names, edited, known), filling);
}

function stepsFor(names: readonly string[], edited: Account | undefined, known: Partial<AccountAnswers>) {
  const keep = edited ? " Leave it empty to keep the one that is stored." : "";
  const before = edited && baseUrlOf(edited);
  const moved = ({ baseUrl = "" }: Answers): boolean =>
    edited !== undefined && !baseUrlFault(baseUrl) && new URL(baseUrl).origin !== edited.origin;
  return [
    {
      key: "name",
      prompt: "A name for this account",
      placeholder: "Harbour Bikes test, or paste the cURL of the app dashboard's API Setup page",
      value: known.name ?? edited?.name ?? "",
      validate: name => nameFault(name, names),
    },
    {
      key: "phoneNumberId",
      prompt: "Phone number ID, from the app dashboard under WhatsApp › API Setup",
      placeholder: "digits only; not the phone number itself",
      value: known.phoneNumberId ?? edited?.phoneNumberId ?? "",
      validate: phoneNumberIdFault,
    },
    {
      key: "token",
      prompt: `Access token. It is kept in the editor's secret storage and sent to the account's endpoint only.${keep}`,
      password: true,
      value: known.token ?? "",
      validate: token => (token === "" && edited ? undefined : tokenFault(token)),
    },
    {
      key: "wabaId",
      prompt: "WhatsApp Business Account ID, for templates and webhooks (optional)",
      placeholder: "digits only; beside the phone number ID on the API Setup page",
      value: known.wabaId ?? edited?.wabaId ?? "",
      validate: (id, { phoneNumberId = "" }) => wabaIdFault(id, phoneNumberId),
    },
    {
      key: "appSecret",
      prompt: `App secret, to check that webhooks come from Meta (optional). It is kept in the secret storage and sent nowhere.${keep}`,
      placeholder: "App settings › Basic › App secret",
      password: true,
      value: known.appSecret ?? "",
      validate: appSecretFault,
    },
    {
      key: "testNumbers",
      prompt: "Test numbers: the phones that receive what you try out, the usual one first (optional)",
      placeholder: "+49 151 23456789, +1 555 123 4567",
      value:
        known.testNumbers ??
        (edited?.testNumbers ?? (edited?.testNumber ? [edited.testNumber] : [])).join(", "),
      validate: testNumbersFault,
    },
    {
      key: "baseUrl",
      prompt: "Endpoint. Leave it as it is unless you use a gateway that speaks the same API.",
      value: known.baseUrl ?? before ?? graphOrigin,
      validate: baseUrlFault,
    },
    {
      key: "authorization",
      prompt: "The header that carries the token at this gateway",
      placeholder: `${bearer}, or for example D360-API-KEY:`,
      value: edited?.authorization ?? bearer,
      validate: authorizationFault,
      when: ({ baseUrl = "" }) => !baseUrl.startsWith(graphOrigin),
    },
    {
      key: "tokenAgain",
      prompt: "Access token of the new endpoint: the one that is stored belongs to the old one.",
      password: true,
      validate: tokenFault,
      when: answers => moved(answers) && answers.token === "",
    },
  ] as const satisfies readonly (InputStep & { readonly key: keyof AccountAnswers })[];
}

/** What the answers say; `id` and what the API told are the caller's. */
export function accountOf(
  answers: AccountAnswers,
): Pick<Account, "name" | "origin" | "path" | "authorization" | "phoneNumberId" | "wabaId"> {
  const url = new URL(answers.baseUrl);
  const path = url.pathname.replace(/\/+$/, "");
  const { authorization } = answers;
  return {
    name: answers.name,
    origin: url.origin,
    phoneNumberId: answers.phoneNumberId,
    ...(path && { path }),
    ...(authorization && authorization !== bearer && { authorization }),
    ...(answers.wabaId && { wabaId: answers.wabaId }),
  };
}

export const tokenOf = ({ token, tokenAgain }: AccountAnswers): string => bareToken(tokenAgain || token);

/** What a curl command of the app dashboard tells of an account; `undefined` where the text is none. */
export function answersFromCurl(text: string): Partial<Record<keyof AccountAnswers, string>> | undefined {
  if (!/\bcurl(\.exe)?\s/i.test(text)) return undefined;
  const curl = accountFromCurl(text);
  if (!curl) return undefined;
  const { baseUrl, phoneNumberId, wabaId, token, testNumber } = curl;
  return {
    baseUrl,
    ...(phoneNumberId && { phoneNumberId }),
    ...(wabaId && { wabaId }),
    ...(token && { token }),
    ...(testNumber && { testNumbers: testNumber }),
  };
}

/** It may be pasted in place of any answer. */
const filling: Filling = {
  tooltip: "Fill in from the cURL in the clipboard",
  read: answersFromCurl,
  tell(keys) {
    const found = keys.flatMap(key => filled.get(key) ?? []);
    return found.length === 0
      ? "The cURL holds nothing of an account."
      : `Taken from the cURL: ${found.join(", ")}.`;
  },
};

const filled: ReadonlyMap<string, string> = new Map([
  ["phoneNumberId", "phone number ID"],
  ["wabaId", "account ID"],
  ["token", "access token"],
  ["testNumbers", "test number"],
]);
