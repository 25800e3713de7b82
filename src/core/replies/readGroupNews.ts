import { eventTime } from "../delivery/eventTime.ts";
import { type Fields, fieldsOf, itemsOf, textOf } from "../delivery/fields.ts";
import { clipped } from "../view/jsonField.ts";

/** What became of a group, as a webhook told it (webhooks §10). */
export interface GroupNews {
  readonly id: string;
  readonly groupId: string;
  readonly atMs: number;
  /** Meta's word for it, such as `group_create`. */
  readonly type: string;
  /** A line for the chat. */
  readonly words: string;
  readonly change: GroupChange;
}

/** What is another after it. People are named by their numbers or user ids. */
export interface GroupChange {
  readonly subject?: string;
  readonly joined?: readonly string[];
  readonly left?: readonly string[];
}

/** The fields that tell of groups have one beginning and one end (webhooks §10). */
export const tellsOfGroups = (field: string): boolean => /^group_\w+_update$/.test(field);

/**
 * What a change of a field such as `group_lifecycle_update` tells of groups. Tolerant: its fields have had several names; what
 * failed, or says nothing that a member would see, is left out.
 */
export function readGroupNews(value: Fields, receivedAtMs: number): GroupNews[] {
  return itemsOf(value.groups).flatMap(it => {
    const group = fieldsOf(it);
    const groupId = textOf(group?.group_id);
    const type = textOf(group?.type);
    const atMs = eventTime(group?.timestamp, receivedAtMs);
    if (!group || groupId === undefined || type === undefined || atMs === undefined) return [];
    const said = group.errors === undefined ? told(type, group) : [];
    return said.map(([words, change], at) => ({
      // Meta gives these no id; the same news again has the same one.
      id: `${type} ${groupId} ${atMs} ${at}`,
      groupId,
      atMs,
      type,
      words,
      change,
    }));
  });
}

type Told = readonly [words: string, change: GroupChange];

function told(type: string, group: Fields): Told[] {
  switch (type) {
    case "group_create":
      return created(textOf(group.subject));
    case "group_delete":
      return [["This group was ended.", {}]];
    case "group_suspend":
      return [["WhatsApp has suspended this group.", {}]];
    case "group_suspend_cleared":
      return [["This group is no longer suspended.", {}]];
    case "group_settings_update":
      return settings(group);
    case "group_participants_add":
    case "group_add_participants":
      return joined(people(group.added_participants ?? group.participants), group.reason === "invite_link");
    case "group_participants_remove":
    case "group_remove_participants":
      return left(people(group.removed_participants ?? group.participants), group.initiated_by);
    default:
      return [];
  }
}

function created(subject: string | undefined): Told[] {
  if (subject === undefined) return [["The business created this group.", {}]];
  return [[`The business created the group “${short(subject)}”.`, { subject: short(subject) }]];
}

/** Of several settings each says whether it was changed. */
function settings(group: Fields): Told[] {
  const changed = (name: string) => {
    const setting = fieldsOf(group[name]);
    return setting && setting.update_successful !== false && setting.errors === undefined
      ? setting
      : undefined;
  };
  const subject = textOf(changed("group_subject")?.text) ?? textOf(group.subject);
  const lines: Told[] = [];
  if (subject !== undefined)
    lines.push([`The group is now called “${short(subject)}”.`, { subject: short(subject) }]);
  if (changed("group_description")) lines.push(["The group's description was changed.", {}]);
  if (changed("profile_picture")) lines.push(["The group's picture was changed.", {}]);
  return lines;
}

function joined(who: readonly string[], byLink: boolean): Told[] {
  if (who.length === 0) return [];
  return [[`${listed(who)} joined${byLink ? " with the invite link" : ""}.`, { joined: who }]];
}

function left(who: readonly string[], initiator: unknown): Told[] {
  if (who.length === 0) return [];
  const did = initiator === "participant" ? "left" : who.length === 1 ? "was removed" : "were removed";
  return [[`${listed(who)} ${did}.`, { left: who }]];
}

function people(list: unknown): readonly string[] {
  const ids = itemsOf(list).flatMap(it => {
    const person = fieldsOf(it);
    return textOf(person?.wa_id) ?? textOf(person?.user_id) ?? textOf(person?.input) ?? textOf(it) ?? [];
  });
  return [...new Set(ids)].slice(0, mostPeople).map(id => clipped(id, 160));
}

/** A group has at most 8 (preview §2.18). */
const mostPeople = 50;

/** How somebody is called of whom only the number or the user id is known. */
export const memberName = (id: string): string => (/^\d+$/.test(id) ? `+${id}` : id);

function listed(who: readonly string[]): string {
  const names = who.map(memberName);
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} and ${last}`;
}

/** A subject has at most 128 characters. */
const short = (subject: string): string => clipped(subject.replace(/\s+/g, " ").trim(), 160);
