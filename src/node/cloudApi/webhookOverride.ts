import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

/** Where a number's `messages` webhooks go; the first of these that is there is taken (account-api §1.3). */
export interface WebhookConfiguration {
  readonly phoneNumber: string | undefined;
  readonly businessAccount: string | undefined;
  readonly application: string | undefined;
}

/** The callback URL that takes the place of the account's and the app's for one phone number. */
export interface WebhookOverride {
  readonly url: string;
  /** What Meta shows when it asks the URL whether it wants the webhooks. */
  readonly verifyToken: string;
}

/** Asks where the webhooks of a phone number go. Throws `CloudApiError`. */
export async function readWebhookConfiguration(
  sender: Sender,
  options: CallOptions,
): Promise<WebhookConfiguration> {
  const query = { fields: "webhook_configuration" };
  const answer = await callApi(sender, { purpose: "read", method: "GET", edge: "", query }, options);
  return readAnswer(answer, body => {
    const fields = fieldsOf(body);
    if (!fields) return undefined;
    // A number that was never configured may come without the member.
    const configuration = fieldsOf(fields.webhook_configuration) ?? {};
    return {
      phoneNumber: textOf(configuration.phone_number),
      businessAccount: textOf(configuration.whatsapp_business_account),
      application: textOf(configuration.application),
    };
  });
}

/**
 * Sends the webhooks of a phone number elsewhere, or with `undefined` back to where they went before. Meta asks the URL
 * first whether it wants them, and refuses where it does not. Throws `CloudApiError`.
 */
export async function setWebhookOverride(
  sender: Sender,
  override: WebhookOverride | undefined,
  options: CallOptions,
): Promise<void> {
  const body = {
    webhook_configuration: override
      ? { override_callback_uri: override.url, verify_token: override.verifyToken }
      : { override_callback_uri: "" },
  };
  const answer = await callApi(sender, { purpose: "read", method: "POST", edge: "", body }, options);
  readAnswer(answer, taken => (fieldsOf(taken)?.success === false ? undefined : true));
}
