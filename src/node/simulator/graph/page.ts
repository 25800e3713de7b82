import type { Fields } from "../../../core/delivery/fields.ts";
import { GraphError } from "../graphError.ts";
import type { Call } from "../route.ts";

/** How many come at once where `limit` is not given, and at most. */
const usualLimit = 25;
const mostAtOnce = 1000;

/** One page of a list, with the cursors and the address of the next one (templates §2.4). */
export function page<Item extends { readonly id: string }>(
  items: readonly Item[],
  { query, path, request }: Pick<Call, "query" | "path" | "request">,
  show: (item: Item) => Fields,
): Fields {
  const limit = limitIn(query);
  const after = query.get("after");
  const before = query.get("before");
  const end = before ? indexOf(items, before) : items.length;
  const start = after ? indexOf(items, after) + 1 : before ? Math.max(0, end - limit) : 0;
  const shown = items.slice(start, Math.min(end, start + limit));
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return { data: [] };
  const address = (key: "after" | "before", { id }: Item): string => {
    const to = new URLSearchParams(query);
    for (const other of ["after", "before", "access_token"]) to.delete(other);
    to.set("limit", String(limit));
    to.set(key, cursorOf(id));
    return `http://${request.headers.host ?? "127.0.0.1"}${path}?${to}`;
  };
  return {
    data: shown.map(show),
    paging: {
      cursors: { before: cursorOf(first.id), after: cursorOf(last.id) },
      ...(last !== items.at(-1) && { next: address("after", last) }),
      ...(first !== items[0] && { previous: address("before", first) }),
    },
  };
}

function limitIn(query: URLSearchParams): number {
  const given = query.get("limit");
  if (given === null) return usualLimit;
  if (!/^\d{1,9}$/.test(given) || Number(given) === 0)
    throw new GraphError(100, "limit: It has to be a whole number from 1.");
  return Math.min(mostAtOnce, Number(given));
}

function indexOf(items: readonly { readonly id: string }[], cursor: string): number {
  const index = items.findIndex(({ id }) => cursorOf(id) === cursor);
  if (index === -1) throw new GraphError(131059, "The cursor is damaged, or what it stood at is gone.");
  return index;
}

const cursorOf = (id: string): string => Buffer.from(id).toString("base64url");
