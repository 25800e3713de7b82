import type { BusinessNumber } from "../world/accounts.ts";
import type { StoredTemplate } from "../world/templateStore.ts";
import type { World } from "../world/world.ts";

/** What health is asked of: a number, a template, or, with neither, an account. */
interface Patient {
  readonly number?: BusinessNumber;
  readonly template?: StoredTemplate;
  readonly wabaId?: string;
}

interface HealthError {
  readonly error_code: number;
  readonly error_description: string;
  readonly possible_solution: string;
}

/** `health_status` (account-api §3): one entity that cannot send blocks them all. */
export function healthOf({ accounts }: World, { number, template, wabaId }: Patient) {
  const entities = [
    ...(number ? [entity("PHONE_NUMBER", number.id, number.registered ? undefined : notRegistered)] : []),
    ...(template
      ? [entity("MESSAGE_TEMPLATE", template.id, template.status === "APPROVED" ? undefined : notApproved)]
      : []),
    entity("WABA", number?.wabaId ?? template?.wabaId ?? wabaId ?? "", undefined),
    entity("BUSINESS", accounts.businessId, undefined),
    entity("APP", accounts.app.id, undefined),
  ];
  const blocked = entities.some(it => it.can_send_message === "BLOCKED");
  return { can_send_message: blocked ? "BLOCKED" : "AVAILABLE", entities };
}

function entity(type: string, id: string, fault: HealthError | undefined) {
  const can = fault ? "BLOCKED" : "AVAILABLE";
  return { entity_type: type, id, can_send_message: can, ...(fault && { errors: [fault] }) };
}

const notRegistered: HealthError = {
  error_code: 133010,
  error_description: "Phone number Not Registered",
  possible_solution: "Register the phone number.",
};

const notApproved: HealthError = {
  error_code: 141002,
  error_description: "Template not approved",
  possible_solution: "Get the template approved.",
};
