/** The parts of a web address that the checks ask for. */
export interface LinkParts {
  readonly scheme: "http" | "https";
  /** In lower case, without the brackets of an IPv6 address; "" where it is missing. */
  readonly host: string;
  readonly port: string;
  /** From the first slash on, without query and fragment. */
  readonly path: string;
}

/** Takes an http or https address apart (RFC 3986 §3); `undefined` for anything else, and where there are spaces. */
export function linkParts(link: string): LinkParts | undefined {
  // Spaces apart from the parts: in one expression, parts that may end anywhere would be tried in every combination.
  const [, scheme, authority = "", path = ""] = /\s/.test(link) ? [] : (address.exec(link) ?? []);
  if (scheme === undefined) return undefined;
  const host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
  const [, six, name = "", port = ""] = hostAndPort.exec(host) ?? ["", "", host, ""];
  return { scheme: scheme.toLowerCase() === "http" ? "http" : "https", host: six || name, port, path };
}

const address = /^(https?):\/\/([^/?#\\]*)([^?#]*)/i;
const hostAndPort = /^(?:\[([\da-f:.]*)\]|([^:]*))(?::(.*))?$/;
