import type { Route } from "../route.ts";
import type { ObjectKind } from "../world/objectKind.ts";

/** What is at one place of the API, by method. */
export type Methods = Readonly<Partial<Record<string, Route>>>;

/** The places of the API: `edge` is what stands behind the ID of an object, "" for the object itself. */
export class RouteTable {
  readonly #byPlace = new Map<string, Partial<Record<string, Route>>>();
  readonly #edges = new Map<string, Set<ObjectKind>>();
  readonly #fixed = new Map<string, Partial<Record<string, Route>>>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const [, kind, edge = ""] = /^\/<([A-Z_]+)>(?:\/(\w+))?$/.exec(route.path) ?? [];
      if (kind === undefined) {
        add(this.#fixed, route.path, route);
        continue;
      }
      add(this.#byPlace, `${kind}/${edge}`, route);
      const kinds = this.#edges.get(edge) ?? new Set();
      this.#edges.set(edge, kinds.add(kind as ObjectKind));
    }
  }

  /** At a path without an ID. */
  fixed(path: string): Methods | undefined {
    return this.#fixed.get(path);
  }

  at(kind: ObjectKind, edge: string): Methods | undefined {
    return this.#byPlace.get(`${kind}/${edge}`);
  }

  /** The kinds of objects that have an edge; none where nothing has. */
  kindsWith(edge: string): ReadonlySet<ObjectKind> {
    return this.#edges.get(edge) ?? new Set();
  }
}

function add(table: Map<string, Partial<Record<string, Route>>>, place: string, route: Route): void {
  const methods = table.get(place) ?? {};
  methods[route.method] = route;
  table.set(place, methods);
}
