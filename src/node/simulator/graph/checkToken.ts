import type { IncomingMessage } from "node:http";
import { sameText } from "../../webhooks/signature.ts";
import { GraphError } from "../graphError.ts";
import type { World } from "../world/world.ts";

/** The token of a request, in its header or its query. Throws `GraphError` where it is missing or another one. */
export function checkToken(
  request: IncomingMessage,
  query: URLSearchParams,
  { accessToken }: Pick<World, "accessToken">,
): void {
  const inHeader = /^(?:bearer|oauth)\s+(\S+)\s*$/i.exec(request.headers.authorization ?? "")?.[1];
  const token = inHeader ?? query.get("access_token");
  if (!token)
    throw new GraphError(104, "An access token is required: send the header 'Authorization: Bearer …'.");
  if (!sameText(token, accessToken))
    throw new GraphError(190, "The access token is not the one of this simulator.");
}
