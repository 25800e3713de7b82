import type { Simulator } from "../../../../src/node/simulator/startSimulator.ts";
import type { Answered } from "../journey.ts";

/** Asks the simulator's Graph API as a program would: `GET` without a body, else `POST`, else what is said. */
export async function ask(
  simulator: Simulator,
  path: string,
  {
    method,
    body,
    token = simulator.accessToken,
  }: { readonly method?: string; readonly body?: unknown; readonly token?: string } = {},
): Promise<Answered> {
  const raw = body instanceof FormData || body instanceof URLSearchParams || typeof body === "string";
  const response = await fetch(`${simulator.baseUrl}/v25.0/${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(token !== "" && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !raw && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** What an error says, in one line: `400 100 text`. */
export function refusal({ status, body }: Answered): string {
  const error = (body.error ?? {}) as {
    code?: number;
    message?: string;
    error_data?: { details?: string };
  };
  return `${status} ${error.code} ${error.error_data?.details ?? error.message}`;
}
