import { fieldsOf, itemsOf, textOf } from "../../core/delivery/fields.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

/** An app that gets the webhooks of a WhatsApp Business Account. */
export interface SubscribedApp {
  readonly id: string;
  readonly name: string | undefined;
}

/** The apps that are subscribed to an account's webhooks (account-api §1.1). Throws `CloudApiError`. */
export async function readSubscribedApps(
  sender: Sender,
  wabaId: string,
  options: CallOptions,
): Promise<readonly SubscribedApp[]> {
  const call = { purpose: "read", method: "GET", edge: "/subscribed_apps" } as const;
  const answer = await callApi(onAccount(sender, wabaId), call, options);
  return readAnswer(answer, body => {
    const data = fieldsOf(body)?.data;
    return Array.isArray(data) ? itemsOf(data).flatMap(readApp) : undefined;
  });
}

/**
 * Subscribes the token's app to an account's webhooks. Call it only where the app is not subscribed: it removes an override
 * of the account (account-api §1.4). Throws `CloudApiError`.
 */
export async function subscribeApp(sender: Sender, wabaId: string, options: CallOptions): Promise<void> {
  const call = { purpose: "read", method: "POST", edge: "/subscribed_apps" } as const;
  const answer = await callApi(onAccount(sender, wabaId), call, options);
  readAnswer(answer, body => (fieldsOf(body)?.success === false ? undefined : true));
}

/** The edge is one of the account, not of the number. */
const onAccount = (sender: Sender, wabaId: string): Sender => ({ ...sender, phoneNumberId: wabaId });

function readApp(value: unknown): SubscribedApp[] {
  const app = fieldsOf(fieldsOf(value)?.whatsapp_business_api_data);
  const id = textOf(app?.id);
  return id ? [{ id, name: textOf(app?.name) }] : [];
}
