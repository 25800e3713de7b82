import { explainError } from "../../core/errors/explainError.ts";

/** An answer of the API: a status and what is said as JSON. */
export interface GraphAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** An error in the shape of the API (errors, "Error body"), with the published title and HTTP status of its code. */
export function graphError(code: number, details: string, traceId: string): GraphAnswer {
  const explanation = explainError(code);
  return {
    status: explanation?.http ?? 400,
    body: {
      error: {
        message: `(#${code}) ${explanation?.title ?? "Error"}`,
        type: code === 33 || code === 803 ? "GraphMethodException" : "OAuthException",
        code,
        error_data: { messaging_product: "whatsapp", details },
        fbtrace_id: traceId,
      },
    },
  };
}

/** What the Graph API says of paths and methods that it does not have: its generic form, without `error_data`. */
export function genericError(code: number, message: string, traceId: string): GraphAnswer {
  return {
    status: 400,
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
