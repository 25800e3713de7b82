import type { Customer, ReceivingBusiness } from "../core/replies/inboundWebhook.ts";
import type { Account } from "./accounts.ts";

/** Whom a webhook is between that is only shown: the account, and the customer that the test number stands for. */
export function partiesOf(account: Account): {
  readonly business: ReceivingBusiness;
  readonly customer: Customer;
} {
  const digits = account.testNumber?.replace(/\D/g, "") || "15551234567";
  return {
    business: {
      wabaId: "209876543210987",
      phoneNumberId: account.phoneNumberId,
      displayPhoneNumber: (account.displayPhoneNumber ?? "").replace(/\D/g, "") || "15550100200",
    },
    customer: {
      waId: digits,
      userId: `US.48210${digits.padStart(15, "0").slice(-15)}`,
      name: "Robin Example",
    },
  };
}
