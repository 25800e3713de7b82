import type { IncomingMessage } from "node:http";

/** A request's body as it came, or `tooLarge` as soon as it is known to exceed `limit` bytes, or `cut` where it broke off. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | "tooLarge" | "cut"> {
  if (Number(request.headers["content-length"]) > limit) return Promise.resolve("tooLarge");
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= limit) return;
      // Destroying the request would take the connection, and with it the answer, away.
      request.off("data", take).pause();
      resolve("tooLarge");
    };
    request.on("data", take);
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", () => resolve("cut"));
    request.once("close", () => resolve("cut"));
  });
}
