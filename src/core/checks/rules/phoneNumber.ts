import { hasVariable } from "../../payload/variables.ts";
import type { PayloadValue } from "../finding.ts";
import { looksLikeGroupId } from "./groupIdAsPhone.ts";
import { isBusinessScopedUserId } from "./recipientAsTo.ts";

/** A `to` that is meant as a phone number, read as the API reads it (Rules §2). */
export interface PhoneNumber {
  /** As it stands in the file, variables filled in. */
  readonly written: string;
  readonly digits: string;
  /** Whether it begins with + and so brings its country code. */
  readonly international: boolean;
  /** The first character that no phone number has. */
  readonly stranger: string | undefined;
}

/** The payload's phone number; `undefined` for groups, business-scoped user ids, unknown variables and other types. */
export function phoneNumberOf(payload: PayloadValue): PhoneNumber | undefined {
  const { to, type, recipient_type: recipientType } = payload.value;
  // A pin goes to a group, whatever its recipient type says.
  if (typeof to !== "string" || type === "pin") return undefined;
  // Whatever else it says, the number may be a group's.
  if (recipientType !== undefined && recipientType !== "individual") return undefined;
  if (Object.hasOwn(payload.value, "status")) return undefined;
  if (to === "" || hasVariable(to) || isBusinessScopedUserId(to) || looksLikeGroupId(to)) return undefined;
  const trimmed = to.trim();
  const international = trimmed.startsWith("+");
  return {
    written: to,
    digits: trimmed.replace(/\D/g, ""),
    international,
    stranger: /[^\d() -]/u.exec(international ? trimmed.slice(1) : trimmed)?.[0],
  };
}
