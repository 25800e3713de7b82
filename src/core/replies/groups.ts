import { trim } from "../delivery/trim.ts";
import type { GroupChange } from "./readGroupNews.ts";

/** What is known of a group. */
export interface GroupFacts {
  readonly subject?: string | undefined;
  /** The numbers or user ids of those who are in it, as far as webhooks told. */
  readonly members: readonly string[];
}

const mostGroups = 1000;

/** What webhooks told of groups, all added up. */
export class Groups {
  readonly #facts = new Map<string, GroupFacts>();

  of(id: string): GroupFacts | undefined {
    return this.#facts.get(id);
  }

  take(id: string, { subject, joined = [], left = [] }: GroupChange): void {
    const before = this.#facts.get(id);
    const members = new Set([...(before?.members ?? []), ...joined]);
    for (const member of left) members.delete(member);
    this.#facts.delete(id);
    this.#facts.set(id, { subject: subject ?? before?.subject, members: [...members] });
    trim(this.#facts, mostGroups);
  }
}
