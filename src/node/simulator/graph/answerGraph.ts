import type { IncomingMessage } from "node:http";
import type { GraphAnswer } from "../graphAnswer.ts";
import { GraphError, genericError } from "../graphError.ts";
import { nodeTypes } from "../world/objectKind.ts";
import { kindOfId, type World } from "../world/world.ts";
import { checkToken } from "./checkToken.ts";
import { type Methods, RouteTable } from "./findRoute.ts";
import { graphRoutes } from "./graphRoutes.ts";

const table = new RouteTable(graphRoutes);

/**
 * Answers what is asked at a path of the Graph API, `/<VERSION>/<ID>[/<EDGE>]` in any version. Throws `GraphError` for what
 * the API refuses: first for a path it does not know, then for the token, the ID, and the method.
 */
export function answerGraph(
  request: IncomingMessage,
  path: string,
  search: string,
  world: World,
): GraphAnswer | Promise<GraphAnswer> {
  const [whole, first = "", edge = ""] = graphPath.exec(path) ?? [];
  const fixed = edge === "" ? table.fixed(`/${first}`) : undefined;
  const kinds = table.kindsWith(edge);
  if (whole === undefined || kinds.size === 0)
    throw genericError(2500, `Unknown path components: ${path.slice(0, 200)}`);
  const query = new URLSearchParams(search);
  checkToken(request, query, world);
  const id = decoded(first);
  const kind = fixed ? undefined : kindOfId(world, id);
  const methods = fixed ?? (kind && table.at(kind, edge));
  if (!methods) {
    if (kind) throw noEdge(edge, nodeTypes[kind]);
    throw noObject(id, kinds.has("PHONE_NUMBER_ID") && edge !== "", world);
  }
  const route = routeFor(methods, request.method ?? "");
  return route.answer({ request, path, query, id, world });
}

/** The route of a method. Throws `GraphError` where there is none. */
export function routeFor(methods: Methods, method: string) {
  const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (route) return route;
  const known = Object.keys(methods).join(" or ");
  throw genericError(100, `Unsupported ${method.toLowerCase()} request. Use ${known} here.`);
}

const graphPath = /^\/v\d{1,3}\.\d{1,2}\/([^/]+)(?:\/(\w+))?\/?$/;

function decoded(component: string): string {
  try {
    return decodeURIComponent(component);
  } catch {
    return component;
  }
}

const noEdge = (edge: string, nodeType: string): GraphError =>
  genericError(100, `(#100) Tried accessing nonexisting field (${edge}) on node type (${nodeType})`);

function noObject(id: string, ofNumber: boolean, { accounts }: World): GraphError {
  const shown = id.slice(0, 80);
  if (!ofNumber)
    return new GraphError(
      803,
      `There is nothing with the ID '${shown}', or it is there no more, or this token may not see it.`,
    );
  const known = accounts.numbers.map(number => `'${number.id}'`);
  const theirs =
    known.length === 1 ? `the simulator's is ${known}` : `the simulator's are ${known.join(", ")}`;
  return new GraphError(33, `There is no phone number with the ID '${shown}'; ${theirs}.`);
}
