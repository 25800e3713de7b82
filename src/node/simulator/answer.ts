import type { IncomingMessage } from "node:http";
import { answerGraph, routeFor } from "./graph/answerGraph.ts";
import { downloadMedia } from "./graph/downloadMedia.ts";
import { RouteTable } from "./graph/findRoute.ts";
import type { GraphAnswer } from "./graphAnswer.ts";
import { GraphError, genericError } from "./graphError.ts";
import { ownRoutes } from "./own/ownRoutes.ts";
import { page } from "./own/page.ts";
import type { World } from "./world/world.ts";

const own = new RouteTable([...ownRoutes, downloadMedia]);

/** Answers any request. Never rejects: what is refused, or goes wrong, is an answer too. */
export async function answer(request: IncomingMessage, world: World): Promise<GraphAnswer> {
  const [path = "/", search = ""] = split(request.url ?? "/");
  const given = await answerAt(path, search, request, world);
  if (path !== page.path)
    world.traffic.answered({
      atMs: world.clock.now(),
      method: request.method ?? "",
      path: path.slice(0, 200),
      answer: given,
    });
  return given;
}

async function answerAt(
  path: string,
  search: string,
  request: IncomingMessage,
  world: World,
): Promise<GraphAnswer> {
  try {
    const methods = own.fixed(path);
    if (!methods) return await answerGraph(request, path, search, world);
    const route = routeFor(methods, request.method ?? "");
    if ((path === "/" || path.startsWith("/simulator/")) && !isFromHere(request))
      throw genericError(100, "Only this machine may use the simulator's own addresses.");
    return await route.answer({ request, path, query: new URLSearchParams(search), id: "", world });
  } catch (error) {
    const known = error instanceof GraphError ? error : genericError(1, "An unknown error occurred", 500);
    return known.answer(world.ids.traceId());
  }
}

/** Path and query of a request's target, which is a whole address where the request was meant for a proxy. */
function split(target: string): readonly [string, string] {
  const relative = target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  const at = relative.indexOf("?");
  return at === -1 ? [relative, ""] : [relative.slice(0, at), relative.slice(at + 1)];
}

/** A name that a web page has pointed at this machine is not one of this machine's own; nor may another machine claim to be it. */
function isFromHere({ headers, socket }: IncomingMessage): boolean {
  const named = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(headers.host ?? "");
  return named && /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");
}
