import type { IncomingMessage } from "node:http";
import type { GraphAnswer } from "./graphAnswer.ts";
import type { World } from "./world/world.ts";

/** A request as an endpoint sees it. */
export interface Call {
  readonly request: IncomingMessage;
  /** The path as it was asked for, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The ID in the path, of an object that there is; "" where the path has none. */
  readonly id: string;
  readonly world: World;
}

/** One endpoint: everything the simulator answers is a row in a table of these. */
export interface Route {
  readonly method: "DELETE" | "GET" | "POST";
  /** As the documentation writes it: `/<PHONE_NUMBER_ID>/messages`. Before it stands any version, except in the simulator's own. */
  readonly path: string;
  /** What it does, in a few words. */
  readonly does: string;
  /** Throws `GraphError` for what it refuses. */
  answer(call: Call): GraphAnswer | Promise<GraphAnswer>;
}
