import { textOf } from "../../../core/delivery/fields.ts";
import { found, success } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import { nodeTypes } from "../world/objectKind.ts";
import { page } from "./page.ts";
import { selectFields } from "./selectFields.ts";
import { tellGroup } from "./tellGroup.ts";

const createGroup: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/groups",
  does: "Makes a group with a `subject`; the simulator's customers join at once, unless it begins with `empty`; with `suspended` the group is so. Webhooks tell of it",
  async answer(call) {
    const { world, id } = call;
    const { messaging_product: product, subject, description } = await readParameters(call);
    if (product !== "whatsapp") throw new GraphError(100, "messaging_product: It has to be 'whatsapp'.");
    const name = textOf(subject);
    if (name === undefined) throw new GraphError(131008, "subject: It is missing.");
    if ([...name].length > 128) throw new GraphError(100, "subject: It has at most 128 characters.");
    const text = textOf(description) ?? "";
    if ([...text].length > 2048) throw new GraphError(100, "description: It has at most 2048 characters.");
    const group = {
      id: world.ids.group(),
      phoneNumberId: id,
      subject: name,
      description: text,
      participants: /^empty\b/i.test(name) ? [] : world.customers.groupMembers,
      createdMs: world.clock.now(),
      suspended: /^suspended\b/i.test(name),
    };
    world.groups.put(group);
    const request_id = world.ids.hash(16);
    const created = { type: "group_create", request_id, subject: name, join_approval_mode: "auto_approve" };
    tellGroup(group, "group_lifecycle_update", created, world);
    const added_participants = group.participants.map(wa_id => ({ wa_id }));
    const joined = { type: "group_participants_add", reason: "invite_link", added_participants };
    if (added_participants.length > 0) tellGroup(group, "group_participants_update", joined, world);
    return found({ messaging_product: "whatsapp", request_id, id: group.id });
  },
};

const listGroups: Route = {
  method: "GET",
  path: "/<PHONE_NUMBER_ID>/groups",
  does: "The number's groups, in pages",
  answer(call) {
    const groups = call.world.groups.of(call.id);
    const list = page(groups, call, ({ id, subject, createdMs }) => ({
      id,
      subject,
      created_at: String(Math.floor(createdMs / 1000)),
    }));
    return found({ data: { groups: list.data }, paging: list.paging });
  },
};

const getGroup: Route = {
  method: "GET",
  path: "/<GROUP_ID>",
  does: "What a group is, and who is in it",
  answer({ id, query, world }) {
    const group = world.groups.get(id);
    if (!group) throw new GraphError(131041, "There is no such group.");
    const readers = {
      id: () => group.id,
      messaging_product: () => "whatsapp",
      subject: () => group.subject,
      description: () => group.description,
      suspended: () => group.suspended,
      creation_timestamp: () => String(Math.floor(group.createdMs / 1000)),
      total_participant_count: () => group.participants.length,
      participants: () => group.participants.map(waId => ({ wa_id: waId })),
      join_approval_mode: () => "auto_approve",
    };
    return found(
      selectFields(nodeTypes.GROUP_ID, readers, ["messaging_product", "subject", "participants"], query),
    );
  },
};

const deleteGroup: Route = {
  method: "DELETE",
  path: "/<GROUP_ID>",
  does: "Ends a group; a webhook tells of it",
  answer({ id, world }) {
    const group = world.groups.get(id);
    world.groups.remove(id);
    if (group) tellGroup(group, "group_lifecycle_update", { type: "group_delete" }, world);
    return success;
  },
};

/** Groups, as far as sending to them needs it. */
export const groupRoutes: readonly Route[] = [createGroup, listGroups, getGroup, deleteGroup];
