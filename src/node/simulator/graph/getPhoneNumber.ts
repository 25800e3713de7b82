import { found } from "../graphAnswer.ts";
import type { Route } from "../route.ts";
import type { BusinessNumber } from "../world/accounts.ts";
import { nodeTypes } from "../world/objectKind.ts";
import type { World } from "../world/world.ts";
import { healthOf } from "./health.ts";
import { type FieldReaders, selectFields } from "./selectFields.ts";

export const getPhoneNumber: Route = {
  method: "GET",
  path: "/<PHONE_NUMBER_ID>",
  does: "Fields of a phone number, `health_status` and `webhook_configuration` among them",
  answer({ id, query, world }) {
    const number = world.accounts.number(id);
    return found(number && showNumber(number, world, query));
  },
};

/** A number as its own address and the list of its account show it (account-api §2). */
export function showNumber(number: BusinessNumber, world: World, query: URLSearchParams) {
  return selectFields(nodeTypes.PHONE_NUMBER_ID, readers(number, world), usual, query);
}

const usual = [
  "verified_name",
  "code_verification_status",
  "display_phone_number",
  "quality_rating",
  "platform_type",
  "throughput",
  "webhook_configuration",
];

function readers(number: BusinessNumber, world: World): FieldReaders {
  return {
    id: () => number.id,
    verified_name: () => number.verifiedName,
    display_phone_number: () => `+${number.displayPhoneNumber}`,
    status: () => (number.registered ? "CONNECTED" : "DISCONNECTED"),
    quality_rating: () => "GREEN",
    quality_score: () => ({ score: "GREEN" }),
    throughput: () => ({ level: "STANDARD" }),
    whatsapp_business_manager_messaging_limit: () => "TIER_250",
    messaging_limit_tier: () => "TIER_250",
    code_verification_status: () => "VERIFIED",
    name_status: () => "APPROVED",
    new_name_status: () => "NONE",
    platform_type: () => "CLOUD_API",
    account_mode: () => "SANDBOX",
    is_official_business_account: () => false,
    is_on_biz_app: () => false,
    is_pin_enabled: () => number.pin !== undefined,
    country_code: () => "US",
    country_dial_code: () => "1",
    last_onboarded_time: () => isoTime(world.startedMs),
    search_visibility: () => "NON_VISIBLE",
    certificate: () => undefined,
    username: () => undefined,
    conversational_automation: () => undefined,
    webhook_configuration: () => webhookConfiguration(number, world),
    health_status: () => healthOf(world, { number }),
  };
}

/** Where this number's webhooks may go; the narrowest wins (account-api §1.3). */
function webhookConfiguration(number: BusinessNumber, { accounts, callbacks }: World) {
  const account = accounts.account(number.wabaId)?.override?.url;
  return {
    ...(number.override && { phone_number: number.override.url }),
    ...(account !== undefined && { whatsapp_business_account: account }),
    ...(callbacks.appUrl !== undefined && { application: callbacks.appUrl }),
  };
}

/** As Graph writes times: `2026-04-23T08:00:00+0000`. */
export const isoTime = (atMs: number): string => new Date(atMs).toISOString().replace(/\.\d+Z$/, "+0000");
