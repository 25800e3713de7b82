import type { Accounts, BusinessNumber } from "../world/accounts.ts";
import type { WebhookSender } from "./webhookSender.ts";

/**
 * Where webhooks go (webhooks §11). Those of `messages` go to the number's own address, else to the account's, else to the
 * app's; all others to the app's. An account that the app is not subscribed to sends none.
 */
export class Callbacks {
  readonly #accounts: Accounts;
  readonly #sender: Pick<WebhookSender, "post">;
  /** The app's own address; none where it is `undefined`. */
  appUrl: string | undefined;

  constructor(accounts: Accounts, sender: Pick<WebhookSender, "post">) {
    this.#accounts = accounts;
    this.#sender = sender;
  }

  /**
   * Posts a webhook about messages. Resolves when it is answered, lost or goes nowhere: to why it was not taken, as a sentence,
   * or to `undefined`. Never rejects.
   */
  async post(
    number: Pick<BusinessNumber, "wabaId" | "phoneNumberId">,
    body: unknown,
  ): Promise<string | undefined> {
    return this.#post(this.urlFor(number), number.wabaId, body);
  }

  /** As {@link post}, for what is about an account and not about messages. */
  async postAccount(wabaId: string, body: unknown): Promise<string | undefined> {
    return this.#post(this.#accounts.account(wabaId)?.subscribed ? this.appUrl : undefined, wabaId, body);
  }

  async #post(url: string | undefined, wabaId: string, body: unknown): Promise<string | undefined> {
    if (url !== undefined) return this.#sender.post(url, body);
    return this.#accounts.account(wabaId)?.subscribed
      ? "There is no callback URL that it could go to."
      : `The app is not subscribed to the account ${wabaId}: POST /${wabaId}/subscribed_apps subscribes it.`;
  }

  /** `undefined`: nowhere. */
  urlFor({ wabaId, phoneNumberId }: Pick<BusinessNumber, "wabaId" | "phoneNumberId">): string | undefined {
    const account = this.#accounts.account(wabaId);
    if (!account?.subscribed) return undefined;
    return this.#accounts.number(phoneNumberId)?.override?.url ?? account.override?.url ?? this.appUrl;
  }
}
