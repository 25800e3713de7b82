/** A group that a business number made. */
export interface Group {
  readonly id: string;
  readonly phoneNumberId: string;
  readonly subject: string;
  readonly description: string;
  /** Numbers in digits, without the business's. */
  readonly participants: readonly string[];
  readonly createdMs: number;
  readonly suspended: boolean;
}

export class Groups {
  readonly #byId = new Map<string, Group>();

  put(group: Group): void {
    this.#byId.set(group.id, group);
  }

  get(id: string): Group | undefined {
    return this.#byId.get(id);
  }

  remove(id: string): void {
    this.#byId.delete(id);
  }

  of(phoneNumberId: string): readonly Group[] {
    return [...this.#byId.values()].filter(group => group.phoneNumberId === phoneNumberId);
  }
}
