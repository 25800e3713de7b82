import type { IncomingMessage } from "node:http";

/** A request's body as it came, or `tooLarge` as soon as it is known to exceed `limit` bytes, or `cut` where it broke off. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | "tooLarge" | "cut"> {
  if (Number(request.headers["content-length"]) > limit) return "tooLarge";
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Destroying the request would take the connection, and with it the answer, away.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) return "tooLarge";
      chunks.push(chunk);
    }
  } catch {
    return "cut";
  }
  return Buffer.concat(chunks);
}
