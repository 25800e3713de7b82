/** What stands in an open sheet and was not sent yet. */
export interface Draft {
  /** Key of the option, address, place or way to pay that is chosen. */
  readonly chosen: string | undefined;
  /** What was typed, by the field's name. */
  readonly values: ReadonlyMap<string, string>;
  /** Fields that the customer added. */
  readonly added: readonly { readonly name: string; readonly value: string }[];
  /** How many of each product. */
  readonly quantities: ReadonlyMap<string, number>;
  readonly note: string;
  /** The cart is shown, not the shelves. */
  readonly inCart: boolean;
  /** Sending was tried: what is wrong is said. */
  readonly tried: boolean;
}

export const emptyDraft: Draft = {
  chosen: undefined,
  values: new Map(),
  added: [],
  quantities: new Map(),
  note: "",
  inCart: false,
  tried: false,
};

/** The key of a choice that stands for "none of these". */
export const otherChoice = "other";
