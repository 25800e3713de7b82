import { type Fields, fieldsOf, itemsOf, textOf, timeOf } from "../delivery/fields.ts";
import type { BusinessDetails, Health, HealthEntity, PhoneDetails, TokenDetails } from "./accountFacts.ts";

/** The fields of a number that {@link readPhoneDetails} understands. */
export const phoneFields = [
  "display_phone_number",
  "verified_name",
  "status",
  "quality_rating",
  "throughput",
  "whatsapp_business_manager_messaging_limit",
  "code_verification_status",
  "name_status",
  "platform_type",
  "account_mode",
  "is_official_business_account",
] as const;

/** Reads a phone number's fields; `undefined` for what is none. */
export function readPhoneDetails(body: unknown): PhoneDetails | undefined {
  const fields = fieldsOf(body);
  if (!fields || !textOf(fields.id)) return undefined;
  return {
    displayPhoneNumber: textOf(fields.display_phone_number),
    verifiedName: textOf(fields.verified_name),
    status: textOf(fields.status),
    qualityRating: textOf(fields.quality_rating) ?? textOf(fieldsOf(fields.quality_score)?.score),
    throughput: textOf(fieldsOf(fields.throughput)?.level),
    messagingLimit: textOf(fields.whatsapp_business_manager_messaging_limit),
    codeVerification: textOf(fields.code_verification_status),
    nameStatus: textOf(fields.name_status),
    platform: textOf(fields.platform_type),
    mode: textOf(fields.account_mode),
    official:
      typeof fields.is_official_business_account === "boolean"
        ? fields.is_official_business_account
        : undefined,
  };
}

/** Reads `health_status` of an answer that was asked for it; `undefined` where it is not there. */
export function readHealth(body: unknown): Health | undefined {
  const health = fieldsOf(fieldsOf(body)?.health_status);
  const canSend = textOf(health?.can_send_message);
  return canSend ? { canSend, entities: itemsOf(health?.entities).flatMap(readEntity) } : undefined;
}

function readEntity(value: unknown): HealthEntity[] {
  const fields = fieldsOf(value);
  const type = textOf(fields?.entity_type);
  if (!fields || !type) return [];
  const infos = itemsOf(fields.additional_info).flatMap(said => textOf(said) ?? []);
  return [
    {
      type,
      id: idOf(fields.id),
      canSend: textOf(fields.can_send_message) ?? "",
      remarks: [
        ...itemsOf(fields.errors).flatMap(readHealthError),
        ...infos.map(said => ({ said, solution: undefined })),
      ],
    },
  ];
}

function readHealthError(value: unknown): HealthEntity["remarks"][number][] {
  const fields = fieldsOf(value);
  const description = textOf(fields?.error_description);
  if (!fields || !description) return [];
  const code = typeof fields.error_code === "number" ? `${fields.error_code} ` : "";
  return [{ said: code + description, solution: textOf(fields.possible_solution) }];
}

/** Reads what `debug_token` says; `undefined` where it says nothing. */
export function readTokenDetails(body: unknown): TokenDetails | undefined {
  const data = fieldsOf(fieldsOf(body)?.data);
  if (!data || typeof data.is_valid !== "boolean") return undefined;
  return {
    valid: data.is_valid,
    fault: textOf(fieldsOf(data.error)?.message),
    type: textOf(data.type),
    appId: idOf(data.app_id),
    appName: textOf(data.application),
    expiresAtMs: timeOf(data.expires_at),
    scopes: itemsOf(data.scopes).flatMap(scope => textOf(scope) ?? []),
    accountIds: accountIdsOf(data),
  };
}

function accountIdsOf(data: Fields): readonly string[] {
  const bound = itemsOf(data.granular_scopes)
    .map(fieldsOf)
    .find(scope => scope?.scope === "whatsapp_business_management");
  return itemsOf(bound?.target_ids).flatMap(id => idOf(id) ?? []);
}

/** The fields of an account that {@link readBusinessDetails} understands. */
export const businessFields = [
  "name",
  "account_review_status",
  "business_verification_status",
  "country",
  "currency",
] as const;

/** Reads a WhatsApp Business Account; `undefined` for what is none. */
export function readBusinessDetails(body: unknown): BusinessDetails | undefined {
  const fields = fieldsOf(body);
  const id = idOf(fields?.id);
  if (!fields || !id) return undefined;
  return {
    id,
    name: textOf(fields.name),
    reviewStatus: textOf(fields.account_review_status),
    verification: textOf(fields.business_verification_status),
    country: textOf(fields.country),
    currency: textOf(fields.currency),
  };
}

/** Graph writes IDs as strings, some of its parts as numbers. */
const idOf = (value: unknown): string | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) ? String(value) : textOf(value);
