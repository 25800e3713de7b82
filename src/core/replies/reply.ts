import type { InboundContent } from "./inboundContent.ts";
import type { Tapped } from "./tap.ts";

/** A message that the customer of a conversation sent back. */
export interface Reply {
  readonly wamid: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly content: InboundContent;
  /** Position of the payload that it answers; `undefined`: it answers none. */
  readonly answers: number | undefined;
  /** What of that payload was tapped; `undefined`: nothing, the customer wrote freely. */
  readonly tapped: Tapped | undefined;
  /** Whether it went to the business, or only is in the preview. */
  readonly received: boolean;
}
