import { fieldsOf, itemsOf, textOf } from "../../../core/delivery/fields.ts";
import { found, type GraphAnswer } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Call, Route } from "../route.ts";

const path = "/<PHONE_NUMBER_ID>/block_users";

const listBlocked: Route = {
  method: "GET",
  path,
  does: "Whom the number has blocked",
  answer({ id, world }) {
    const blocked = world.accounts.number(id)?.blocked ?? new Set();
    return found({ data: [...blocked].map(waId => ({ messaging_product: "whatsapp", wa_id: waId })) });
  },
};

const block: Route = {
  method: "POST",
  path,
  does: "Blocks users: messages to them are refused with 130403",
  answer: call => change(call, "added_users", (blocked, waId) => blocked.add(waId)),
};

const unblock: Route = {
  method: "DELETE",
  path,
  does: "Unblocks users",
  answer: call => change(call, "removed_users", (blocked, waId) => blocked.delete(waId)),
};

async function change(
  call: Call,
  done: string,
  apply: (blocked: Set<string>, waId: string) => void,
): Promise<GraphAnswer> {
  const parameters = await readParameters(call);
  const users = itemsOf(parameters.block_users).map(it => textOf(fieldsOf(it)?.user));
  if (users.length === 0 || users.includes(undefined))
    throw new GraphError(131008, "block_users: It is a list of objects with a 'user'.");
  const changed = users.map((input = "") => ({ input, wa_id: input.replace(/\D/g, "") }));
  const number = call.world.accounts.number(call.id);
  for (const { wa_id: waId } of changed) if (number) apply(number.blocked, waId);
  return found({ messaging_product: "whatsapp", block_users: { [done]: changed } });
}

export const blockUserRoutes: readonly Route[] = [listBlocked, block, unblock];
