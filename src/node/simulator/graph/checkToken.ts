import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { GraphError } from "../graphError.ts";
import type { World } from "../world/world.ts";

/** The token of a request, in its header or its query. Throws `GraphError` where it is missing or another one. */
export function checkToken(
  request: IncomingMessage,
  query: URLSearchParams,
  world: Pick<World, "accessToken">,
): void {
  const inHeader = /^(?:bearer|oauth)\s+(\S+)\s*$/i.exec(request.headers.authorization ?? "")?.[1];
  const token = inHeader ?? query.get("access_token");
  if (!token)
    throw new GraphError(104, "An access token is required: send the header 'Authorization: Bearer …'.");
  if (!isToken(token, world)) throw new GraphError(190, "The access token is not the one of this simulator.");
}

/** Whether it is the simulator's token. Takes the same time whatever is wrong, and hashes the right one once only. */
function isToken(token: string, world: Pick<World, "accessToken">): boolean {
  const right = digests.get(world) ?? digest(world.accessToken);
  digests.set(world, right);
  return timingSafeEqual(digest(token), right);
}

const digests = new WeakMap<object, Buffer>();

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
