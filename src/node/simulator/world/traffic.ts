import type { GraphAnswer } from "../graphAnswer.ts";

/** A request that was answered. */
export interface AnsweredRequest {
  readonly atMs: number;
  readonly method: string;
  /** Without the query, which may hold a token. */
  readonly path: string;
  readonly answer: GraphAnswer;
}

/** A webhook that was posted. */
export interface PostedWebhook {
  readonly atMs: number;
  readonly host: string;
  /** The JSON, as it was posted. */
  readonly raw: string;
  /** What the receiver answered; `undefined`: nothing. */
  readonly status: number | undefined;
}

const kept = 50;

/** The newest requests and webhooks, newest first, for the page that shows them. */
export class Traffic {
  readonly #requests: AnsweredRequest[] = [];
  readonly #webhooks: PostedWebhook[] = [];

  get requests(): readonly AnsweredRequest[] {
    return this.#requests.toReversed();
  }

  get webhooks(): readonly PostedWebhook[] {
    return this.#webhooks.toReversed();
  }

  answered(request: AnsweredRequest): void {
    keep(this.#requests, request);
  }

  posted(webhook: PostedWebhook): void {
    keep(this.#webhooks, webhook);
  }
}

/** Takes away many at once, which is cheaper than one each time. */
function keep<T>(list: T[], item: T): void {
  if (list.push(item) >= 2 * kept) list.splice(0, list.length - kept);
}
