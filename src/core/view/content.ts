import type { Node } from "jsonc-parser";
import { spanOf } from "./jsonField.ts";
import type { CardView } from "./kindParts.ts";
import type { BlockView, RowView, Words } from "./view.ts";

/** What a message itself shows, without what the conversation adds. */
export interface Content {
  readonly kind: string;
  readonly summary: string;
  readonly blocks: readonly BlockView[];
  readonly rows: readonly RowView[];
  readonly omittedRows: number;
  readonly cards: readonly CardView[];
  readonly omittedCards: number;
  readonly wide: boolean;
  readonly bare: boolean;
  readonly phoneOnly: string | undefined;
  readonly language: string | undefined;
  readonly tooling: Words | undefined;
  /** Whether a client shows the message it answers: on a template it does not (preview §2.21). */
  readonly quotes: boolean;
}

/** Everything that most messages do not have. */
export const plainContent = {
  rows: [],
  omittedRows: 0,
  cards: [],
  omittedCards: 0,
  wide: false,
  bare: false,
  phoneOnly: undefined,
  language: undefined,
  tooling: undefined,
  quotes: true,
} as const;

/** A neutral bubble with a sentence in place of a message that has no drawing. */
export function standIn(node: Node, text: string): Content {
  return {
    ...plainContent,
    kind: "Message",
    summary: text,
    blocks: [{ block: "standIn", text, span: spanOf(node) }],
  };
}
