import type { AccountFacts } from "../../../src/core/account/accountFacts.ts";

const known = <T>(value: T) => ({ kind: "known", value }) as const;

/** An account with which everything is as it should be. */
export const healthy: AccountFacts = {
  phone: known({
    displayPhoneNumber: "+49 40 123456",
    verifiedName: "Harbour Bikes",
    status: "CONNECTED",
    qualityRating: "GREEN",
    throughput: "STANDARD",
    messagingLimit: "TIER_10K",
    codeVerification: "VERIFIED",
    nameStatus: "APPROVED",
    platform: "CLOUD_API",
    mode: "LIVE",
    official: false,
  }),
  health: known({
    canSend: "AVAILABLE",
    entities: [{ type: "PHONE_NUMBER", id: "310", canSend: "AVAILABLE", remarks: [] }],
  }),
  token: known({
    valid: true,
    fault: undefined,
    type: "SYSTEM_USER",
    appId: "62",
    appName: "Bikes app",
    expiresAtMs: 0,
    scopes: ["whatsapp_business_messaging", "whatsapp_business_management"],
    accountIds: ["5309"],
  }),
  webhooks: known({
    phoneNumber: undefined,
    businessAccount: undefined,
    application: "https://bikes.example.com/webhook",
  }),
  apps: known([{ id: "62", name: "Bikes app" }]),
  business: known({
    id: "5309",
    name: "Harbour Bikes",
    reviewStatus: "APPROVED",
    verification: "verified",
    country: "DE",
    currency: "EUR",
  }),
};

/** The same with parts of one fact changed. */
export function changed<Part extends keyof AccountFacts>(part: Part, value: object): AccountFacts {
  const fact = healthy[part];
  if (fact.kind !== "known") throw new Error(`${part} is not known.`);
  return { ...healthy, [part]: { kind: "known", value: { ...fact.value, ...value } } };
}
