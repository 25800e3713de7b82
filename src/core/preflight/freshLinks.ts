import type { Fields } from "../delivery/fields.ts";

/** The body with a new query on each of these links, so that WhatsApp fetches them anew (rules §3). Nothing else changes. */
export function withFreshLinks(
  body: Fields,
  links: ReadonlySet<string>,
  stamp: string,
): Record<string, unknown> {
  return withFresh(body, links, stamp) as Record<string, unknown>;
}

/** The link with one more parameter in its query; the fragment stays at the end. */
export function freshLink(link: string, stamp: string): string {
  const [, address = link, fragment = ""] = /^([^#]*)(#.*)?$/s.exec(link) ?? [];
  return `${address}${address.includes("?") ? "&" : "?"}wamsg=${encodeURIComponent(stamp)}${fragment}`;
}

function withFresh(value: unknown, links: ReadonlySet<string>, stamp: string): unknown {
  if (Array.isArray(value)) return value.map(item => withFresh(item, links, stamp));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "link" && typeof item === "string" && links.has(item)
        ? freshLink(item, stamp)
        : withFresh(item, links, stamp),
    ]),
  );
}
