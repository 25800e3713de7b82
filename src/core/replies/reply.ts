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
  /** The webhook's body that the business receives for it. */
  readonly webhook?: unknown;
  /** Who of a group wrote it; `undefined`: the conversation has one customer. */
  readonly sender?: Sender | undefined;
  /** How far it had come when it was forwarded. */
  readonly forwarded?: "once" | "often" | undefined;
}

/** A member of a group. */
export interface Sender {
  /** Number or user id: what tells one from another. */
  readonly id: string;
  readonly name: string;
}
