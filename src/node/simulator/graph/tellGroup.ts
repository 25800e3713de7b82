import type { Group } from "../world/groups.ts";
import type { World } from "../world/world.ts";

/** Tells the app what became of a group, in a webhook of that field (webhooks §10). */
export function tellGroup(
  { id, phoneNumberId }: Pick<Group, "id" | "phoneNumberId">,
  field: "group_lifecycle_update" | "group_participants_update",
  news: Readonly<Record<string, unknown>>,
  { accounts, callbacks, clock }: World,
): void {
  const number = accounts.numbers.find(it => it.id === phoneNumberId);
  if (!number) return;
  const { wabaId, displayPhoneNumber: display_phone_number } = number;
  const seconds = Math.floor(clock.now() / 1000);
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number, phone_number_id: phoneNumberId },
    groups: [{ timestamp: String(seconds), group_id: id, ...news }],
  };
  void callbacks.postAccount(wabaId, {
    object: "whatsapp_business_account",
    entry: [{ id: wabaId, time: seconds, changes: [{ value, field }] }],
  });
}
