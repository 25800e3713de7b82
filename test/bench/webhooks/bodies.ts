const states = ["sent", "delivered", "read"] as const;

/** A status as Meta sends it; `n` counts messages, three statuses each. */
export function statusText(n: number): string {
  const message = Math.floor(n / states.length);
  const state = states[n % states.length] ?? "sent";
  const pricing =
    state === "read"
      ? ""
      : `,"pricing":{"billable":true,"pricing_model":"PMP","category":"utility","type":"regular"}`;
  return `{"id":"${wamidOf(message)}","status":"${state}","timestamp":"${1_795_300_000 + n}","recipient_id":"15551234567"${pricing}}`;
}

export const wamidOf = (message: number): string =>
  `wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI${String(message).padStart(20, "0")}AA==`;

/** A notification with statuses in Meta's envelope, in the form in which Meta writes it. */
export function notification(statuses: readonly string[]): string {
  return `{"object":"whatsapp_business_account","entry":[{"id":"209876543210987","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100200","phone_number_id":"310987654321098"},"statuses":[${statuses.join(",")}]},"field":"messages"}]}]}`;
}
