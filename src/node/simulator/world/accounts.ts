import type { Business } from "../statusWebhook.ts";

/** Another place for webhooks, which has answered a handshake. */
export interface Override {
  readonly url: string;
}

/** A WhatsApp business account. */
export interface BusinessAccount {
  readonly id: string;
  readonly name: string;
  /** Whether the app gets this account's webhooks. */
  subscribed: boolean;
  override: Override | undefined;
}

/** A business phone number. */
export interface BusinessNumber extends Business {
  readonly id: string;
  verifiedName: string;
  /** Only a number that is registered can send. */
  registered: boolean;
  /** Of the two-step verification: six digits. */
  pin: string | undefined;
  /** When it was registered or tried to be, in milliseconds since the epoch. */
  readonly registrationsMs: number[];
  override: Override | undefined;
  /** `about`, `address` … of the business profile. */
  profile: Readonly<Record<string, unknown>>;
  /** Numbers in digits that the business does not hear from and cannot write to. */
  readonly blocked: Set<string>;
}

/** The app, its business accounts and their numbers. */
export class Accounts {
  readonly app = { id: "620987654321001", name: "Wamsg Simulator" };
  readonly businessId = "530987654321077";
  readonly #accounts = new Map<string, BusinessAccount>();
  readonly #numbers = new Map<string, BusinessNumber>();

  constructor(numbers: readonly (Business & { readonly verifiedName: string })[]) {
    for (const number of numbers) this.add(number);
  }

  /** Adds a number, and its account where that is a new one. */
  add(number: Business & { readonly verifiedName: string }): BusinessNumber {
    const { wabaId, phoneNumberId } = number;
    if (!this.#accounts.has(wabaId)) {
      const name =
        this.#accounts.size === 0 ? "Wamsg Simulator" : `Wamsg Simulator ${this.#accounts.size + 1}`;
      this.#accounts.set(wabaId, { id: wabaId, name, subscribed: true, override: undefined });
    }
    const added: BusinessNumber = {
      ...number,
      id: phoneNumberId,
      registered: true,
      pin: undefined,
      registrationsMs: [],
      override: undefined,
      profile: { messaging_product: "whatsapp", about: "Simulated", vertical: "OTHER" },
      blocked: new Set(),
    };
    this.#numbers.set(phoneNumberId, added);
    return added;
  }

  /** As it was kept. */
  put(number: BusinessNumber): void {
    this.#numbers.set(number.id, number);
  }

  /** As it was kept. */
  putAccount(account: BusinessAccount): void {
    this.#accounts.set(account.id, account);
  }

  account(id: string): BusinessAccount | undefined {
    return this.#accounts.get(id);
  }

  number(id: string): BusinessNumber | undefined {
    return this.#numbers.get(id);
  }

  /** By its ID, or as it is dialled. */
  named(name: string): BusinessNumber | undefined {
    const digits = name.replace(/\D/g, "");
    return this.number(name) ?? this.numbers.find(number => number.displayPhoneNumber === digits);
  }

  /** In the order in which they were added. */
  get numbers(): readonly BusinessNumber[] {
    return [...this.#numbers.values()];
  }

  get accounts(): readonly BusinessAccount[] {
    return [...this.#accounts.values()];
  }
}
