import type { IncomingMessage, ServerResponse } from "node:http";

/** An answer in plain text. */
export interface Reply {
  readonly status: number;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const acknowledgement = ["content-length", "0"];

/** Answers a request that may not have been read to its end. */
export function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text = "", headers = {} }: Reply,
): void {
  if (response.destroyed) return;
  // Thousands of times a second.
  if (status === 200 && text === "" && request.complete) {
    response.writeHead(200, acknowledgement).end();
    return;
  }
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    // The challenge is text from outside; no browser may take it for a page.
    "x-content-type-options": "nosniff",
    ...headers,
    // What was not read cannot be skipped on the same connection.
    ...(request.complete ? {} : { connection: "close" }),
  });
  response.end(text);
}
