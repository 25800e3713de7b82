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

  /** Resolves when a webhook about messages is answered, lost or goes nowhere; never rejects. */
  async post(number: Pick<BusinessNumber, "wabaId" | "phoneNumberId">, body: unknown): Promise<void> {
    const url = this.urlFor(number);
    if (url !== undefined) await this.#sender.post(url, body);
  }

  /** As {@link post}, for what is about an account and not about messages. */
  async postAccount(wabaId: string, body: unknown): Promise<void> {
    if (this.appUrl !== undefined && this.#accounts.account(wabaId)?.subscribed)
      await this.#sender.post(this.appUrl, body);
  }

  /** `undefined`: nowhere. */
  urlFor({ wabaId, phoneNumberId }: Pick<BusinessNumber, "wabaId" | "phoneNumberId">): string | undefined {
    const account = this.#accounts.account(wabaId);
    if (!account?.subscribed) return undefined;
    return this.#accounts.number(phoneNumberId)?.override?.url ?? account.override?.url ?? this.appUrl;
  }
}
