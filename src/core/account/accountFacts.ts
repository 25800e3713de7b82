/** What the API tells of an account, each part for itself: one that cannot be read does not hide the others. */
export interface AccountFacts {
  readonly phone: Fact<PhoneDetails>;
  readonly health: Fact<Health>;
  readonly token: Fact<TokenDetails>;
  readonly webhooks: Fact<WebhookPlaces>;
  readonly apps: Fact<readonly SubscribedTo[]>;
  readonly business: Fact<BusinessDetails>;
}

export type Fact<T> =
  | { readonly kind: "known"; readonly value: T }
  /** It was asked for in vain; `why` is a sentence. */
  | { readonly kind: "failed"; readonly why: string }
  /** It could not be asked for; `why` is a sentence that says what is missing. */
  | { readonly kind: "notAsked"; readonly why: string };

/** A business phone number (account-api §2). Everything is as the API writes it; `undefined` where it says nothing. */
export interface PhoneDetails {
  readonly displayPhoneNumber: string | undefined;
  readonly verifiedName: string | undefined;
  readonly status: string | undefined;
  readonly qualityRating: string | undefined;
  readonly throughput: string | undefined;
  readonly messagingLimit: string | undefined;
  readonly codeVerification: string | undefined;
  readonly nameStatus: string | undefined;
  readonly platform: string | undefined;
  readonly mode: string | undefined;
  /** An official business account, with a badge beside its name. */
  readonly official: boolean | undefined;
}

/** Whether messages can be sent, and what stands in the way (account-api §3). */
export interface Health {
  readonly canSend: string;
  readonly entities: readonly HealthEntity[];
}

export interface HealthEntity {
  readonly type: string;
  readonly id: string | undefined;
  readonly canSend: string;
  /** What the API says of it, each with the solution it proposes. */
  readonly remarks: readonly { readonly said: string; readonly solution: string | undefined }[];
}

export interface TokenDetails {
  readonly valid: boolean;
  /** Why it is not, in the API's words. */
  readonly fault: string | undefined;
  readonly type: string | undefined;
  readonly appId: string | undefined;
  readonly appName: string | undefined;
  /** Milliseconds since the epoch; 0: never; `undefined`: not told. */
  readonly expiresAtMs: number | undefined;
  readonly scopes: readonly string[];
  /** The WhatsApp Business Accounts it is good for, where it is bound to some. */
  readonly accountIds: readonly string[];
}

/** Where the webhooks of the number go; the first that is there counts (account-api §1.3). */
export interface WebhookPlaces {
  readonly phoneNumber: string | undefined;
  readonly businessAccount: string | undefined;
  readonly application: string | undefined;
}

/** An app that gets the account's webhooks. */
export interface SubscribedTo {
  readonly id: string;
  readonly name: string | undefined;
}

export interface BusinessDetails {
  readonly id: string;
  readonly name: string | undefined;
  readonly reviewStatus: string | undefined;
  readonly verification: string | undefined;
  readonly country: string | undefined;
  readonly currency: string | undefined;
}
