import { explainError } from "../../core/errors/explainError.ts";
import type { GraphAnswer } from "./graphAnswer.ts";

/** Says no as the API does (errors, "Error body"). Branch on `code`; `message` is what `error_data.details` says. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly code: number;
  readonly #status: number | undefined;
  /** Graph's own form, without `error_data`: for what has nothing to do with messages. */
  readonly #generic: boolean;

  constructor(
    code: number,
    details: string,
    options: { readonly status?: number; readonly generic?: boolean } = {},
  ) {
    super(details);
    this.code = code;
    this.#status = options.status;
    this.#generic = options.generic ?? false;
  }

  answer(traceId: string): GraphAnswer {
    return this.#generic ? this.#genericAnswer(traceId) : this.#messagingAnswer(traceId);
  }

  /** With the published title and HTTP status of its code. */
  #messagingAnswer(traceId: string): GraphAnswer {
    const { code, message } = this;
    const explanation = explainError(code);
    return {
      status: this.#status ?? explanation?.http ?? 400,
      body: {
        error: {
          message: `(#${code}) ${explanation?.title ?? "Error"}`,
          type: code === 33 || code === 803 ? "GraphMethodException" : "OAuthException",
          code,
          error_data: { messaging_product: "whatsapp", details: message },
          fbtrace_id: traceId,
        },
      },
    };
  }

  #genericAnswer(traceId: string): GraphAnswer {
    const { code, message } = this;
    return {
      status: this.#status ?? 400,
      body: {
        error: {
          message,
          type: code === 2500 ? "OAuthException" : "GraphMethodException",
          code,
          fbtrace_id: traceId,
        },
      },
    };
  }
}

/** What the Graph API says of paths, methods and fields that it does not have. */
export const genericError = (code: number, message: string, status = 400): GraphError =>
  new GraphError(code, message, { status, generic: true });
