import type { AccountFacts, Fact } from "../../core/account/accountFacts.ts";
import {
  businessFields,
  phoneFields,
  readBusinessDetails,
  readHealth,
  readPhoneDetails,
  readTokenDetails,
} from "../../core/account/readFacts.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { CloudApiError } from "./cloudApiError.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";
import { readSubscribedApps } from "./subscribedApps.ts";
import { readWebhookConfiguration } from "./webhookOverride.ts";

/**
 * Asks the API for everything it knows of an account, all at once. What one question fails of stays in its own part. Throws
 * `CloudApiError` `cancelled` only.
 */
export async function gatherFacts(
  sender: Sender,
  wabaId: string | undefined,
  options: CallOptions,
): Promise<AccountFacts> {
  const ofAccount = <T>(ask: (id: string) => Promise<T>): Promise<Fact<T>> =>
    wabaId === undefined ? Promise.resolve(noAccount) : asFact(ask(wabaId));
  const [phone, health, token, webhooks, apps, business] = await Promise.all([
    asFact(readNode(sender, phoneFields, readPhoneDetails, options)),
    asFact(readNode(sender, ["health_status"], readHealth, options)),
    asFact(debugToken(sender, options)),
    asFact(readWebhookConfiguration(sender, options)),
    ofAccount(id => readSubscribedApps(sender, id, options)),
    ofAccount(id => readNode({ ...sender, phoneNumberId: id }, businessFields, readBusinessDetails, options)),
  ]);
  return { phone, health, token, webhooks, apps, business };
}

const noAccount = {
  kind: "notAsked",
  why: "The WhatsApp Business Account ID is not known. Give it in “Edit Account…”.",
} as const;

/** The fields of a node. One that this version of the API does not have is left out, and the others asked for again. */
async function readNode<T>(
  sender: Sender,
  fields: readonly string[],
  read: (body: unknown) => T | undefined,
  options: CallOptions,
): Promise<T> {
  try {
    const query = { fields: fields.join(",") };
    return readAnswer(
      await callApi(sender, { purpose: "read", method: "GET", edge: "", query }, options),
      read,
    );
  } catch (error) {
    const unknown = unknownField(error);
    const others = fields.filter(field => field !== unknown);
    if (unknown === undefined || others.length === 0 || others.length === fields.length) throw error;
    return readNode(sender, others, read, options);
  }
}

function unknownField(error: unknown): string | undefined {
  if (!(error instanceof CloudApiError) || error.graph?.code !== 100) return undefined;
  return /nonexisting field \((\w+)\)/.exec(error.graph.title)?.[1];
}

/** What Graph says of the token itself (account-api §2). The token is in the address of this one request: Graph wants it there. */
export async function debugToken(sender: Sender, options: CallOptions) {
  const query = { input_token: sender.accessToken };
  const call = { purpose: "read", method: "GET", edge: "", about: "token", query } as const;
  return readAnswer(await callApi(sender, call, options), readTokenDetails);
}

async function asFact<T>(asking: Promise<T>): Promise<Fact<T>> {
  try {
    return { kind: "known", value: await asking };
  } catch (error) {
    if (error instanceof CloudApiError && error.code !== "cancelled")
      return { kind: "failed", why: error.message };
    throw error;
  }
}
