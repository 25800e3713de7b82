import { lookup as lookUp } from "node:dns/promises";
import { isIP } from "node:net";
import { type Dispatcher, request } from "undici";
import { privateHost } from "../../core/checks/rules/privateHost.ts";
import type { LinkAnswer } from "../../core/preflight/rules/linkAnswer.ts";
import { CloudApiError } from "../cloudApi/cloudApiError.ts";
import type { Connections } from "../cloudApi/connections.ts";
import { isPublicAddress } from "./publicAddress.ts";

/** How a link is asked. */
export interface Asking {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Every address a name stands for. */
  resolve?(host: string): Promise<readonly string[]>;
  /** The same network as that of the sends, with its proxy. */
  readonly connections: Pick<Connections, "to" | "pinned">;
}

const redirectLimit = 3;

/**
 * Asks a media link for its headers with a HEAD request: no content, no cookies, no token. Names that stand for an address
 * of this machine or a private network are refused, behind every redirect anew, and the connection goes to the very
 * address that was looked at, also through a proxy. Never throws.
 */
export async function askLink(link: string, asking: Asking): Promise<LinkAnswer> {
  const timeout = AbortSignal.timeout(asking.timeoutMs);
  const signal = asking.signal ? AbortSignal.any([asking.signal, timeout]) : timeout;
  let url = URL.parse(link);
  let proxyHost: string | undefined;
  try {
    for (let hops = 0; hops <= redirectLimit; hops++) {
      if (!url || !/^https?:$/.test(url.protocol))
        return { kind: "unreachable", reason: "it is no http or https address" };
      proxyHost = asking.connections.to(url.href).proxyHost;
      const target = await publicAddressOf(url, asking.resolve ?? resolveAll);
      if (typeof target !== "string") return target;
      const { dispatcher } = asking.connections.pinned(url, target);
      const { status, headers } = await head(url, dispatcher, signal);
      const location = [headers.location].flat()[0];
      if (status < 300 || status >= 400 || location === undefined) return answered(status, headers);
      url = URL.parse(location, url.href);
    }
    return { kind: "unreachable", reason: `it redirects more than ${redirectLimit} times` };
  } catch (error) {
    if (error instanceof CloudApiError) return { kind: "unasked", reason: error.message };
    const reason = timeout.aborted ? `no answer in ${asking.timeoutMs / 1000} s` : why(error);
    // What a proxy does not let through, or only it can look up, may well answer WhatsApp.
    return proxyHost === undefined
      ? { kind: "unreachable", reason }
      : { kind: "unasked", reason: `${reason}, through the proxy ${proxyHost}` };
  }
}

async function publicAddressOf(
  url: URL,
  resolve: (host: string) => Promise<readonly string[]>,
): Promise<string | LinkAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const known = privateHost(host);
  if (known !== undefined) return { kind: "private", reason: known };
  const addresses = isIP(host) ? [host] : await resolve(host);
  const hidden = addresses.find(address => !isPublicAddress(address));
  // One private address among public ones is how a name is made to lead inside.
  if (hidden !== undefined) return { kind: "private", reason: "an address of a private network" };
  return addresses[0] ?? { kind: "unreachable", reason: "its name stands for no address" };
}

const resolveAll = async (host: string): Promise<readonly string[]> =>
  (await lookUp(host, { all: true })).map(({ address }) => address);

async function head(
  url: URL,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<{ status: number; headers: Dispatcher.ResponseData["headers"] }> {
  try {
    const { statusCode, headers, body } = await request(url, { method: "HEAD", dispatcher, signal });
    body.on("error", () => {}).destroy();
    return { status: statusCode, headers };
  } finally {
    void dispatcher.destroy().catch(() => {});
  }
}

function answered(status: number, headers: Dispatcher.ResponseData["headers"]): LinkAnswer {
  const type = [headers["content-type"]].flat()[0];
  const length = [headers["content-length"]].flat()[0];
  return {
    kind: "answered",
    status,
    mime: type,
    bytes: length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined,
  };
}

function why(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons.get(code) ?? (code || "the connection failed");
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOTFOUND", "there is no host of that name"],
  ["ECONNREFUSED", "nothing listens there"],
  ["EAI_AGAIN", "its name could not be looked up"],
]);
