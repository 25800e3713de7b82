import { isIP, type LookupFunction } from "node:net";
import * as tls from "node:tls";
import { Agent, type Dispatcher, Pool, ProxyAgent } from "undici";
import { CloudApiError } from "./cloudApiError.ts";
import { type Environment, type ProxyAddress, type ProxySettings, proxyFor } from "./proxyFor.ts";

/** How connections are made, as the editor's settings say. */
export interface NetworkSettings extends ProxySettings {
  /** The value of the header `Proxy-Authorization`; "" where none is set. A secret. */
  readonly proxyAuthorization: string;
  /** Whether certificates have to be trusted. */
  readonly strictSsl: boolean;
  /** Whether those that the operating system trusts count. */
  readonly systemCertificates: boolean;
}

/** Where there is no editor: what the environment says, and nothing else. */
export const plainNetwork: NetworkSettings = {
  useProxy: true,
  proxy: "",
  noProxy: [],
  proxyAuthorization: "",
  strictSsl: true,
  systemCertificates: true,
};

/** The way to one address. */
export interface Route {
  readonly dispatcher: Dispatcher;
  /** The proxy's host, to be named where it does not work; `undefined`: there is none. */
  readonly proxyHost: string | undefined;
}

/** Connections that are kept open and used again. */
export interface Connections {
  /** Throws `CloudApiError` `unreachable` where what is set is no proxy. */
  to(baseUrl: string): Route;
  /** The same way to an address that was looked at before: whatever the host's name stands for, nothing else is reached. */
  pinned(url: URL, address: string): Route;
  /** Takes no more requests, and ends each connection when it is free. */
  retire(): Promise<void>;
  /** Ends all, also those in use. */
  close(): Promise<void>;
}

const connectTimeoutMs = 10_000;
const keepAliveTimeoutMs = 30_000;
/** More than a person sends at once; Meta serves each of them in turn. */
const connectionsPerHost = 8;

/** One pool of connections for each way out; nothing is opened before it is needed. */
export function openConnections(settings: NetworkSettings, environment: Environment): Connections {
  const connect = { timeout: connectTimeoutMs, rejectUnauthorized: settings.strictSsl, ...trusted(settings) };
  const pool = { keepAliveTimeout: keepAliveTimeoutMs, connections: connectionsPerHost };
  const direct = new Agent({ ...pool, connect });
  const proxied = new Map<string, Dispatcher>();
  const open = ({ uri }: ProxyAddress, servername?: string): Dispatcher =>
    new ProxyAgent({
      ...pool,
      uri,
      ...(uri.startsWith("socks") ? loginOf(uri) : { proxyTls: connect }),
      requestTls: { ...connect, ...(servername !== undefined && { servername }) },
      ...(settings.proxyAuthorization && { token: settings.proxyAuthorization }),
      // A proxy that takes the connection and says nothing would be waited for five minutes.
      clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: connectTimeoutMs }),
    });
  const through = (proxy: ProxyAddress): Dispatcher => {
    const known = proxied.get(proxy.uri);
    if (known) return known;
    const opened = open(proxy);
    proxied.set(proxy.uri, opened);
    return opened;
  };
  return {
    to(baseUrl) {
      const url = URL.parse(baseUrl);
      const proxy = url ? proxyOf(url, settings, environment) : undefined;
      return { dispatcher: proxy ? through(proxy) : direct, proxyHost: proxy?.host };
    },
    pinned(url, address) {
      const proxy = proxyOf(url, settings, environment);
      if (!proxy)
        return {
          dispatcher: new Agent({ connect: { ...connect, lookup: only(address) } }),
          proxyHost: undefined,
        };
      const host = url.hostname.replace(/^\[|\]$/g, "");
      return {
        dispatcher: named(open(proxy, isIP(host) ? undefined : host), url, address),
        proxyHost: proxy.host,
      };
    },
    async retire() {
      await Promise.all([direct, ...proxied.values()].map(dispatcher => dispatcher.close()));
    },
    async close() {
      await Promise.all([direct, ...proxied.values()].map(dispatcher => dispatcher.destroy()));
    },
  };
}

/** A SOCKS proxy speaks no TLS itself, and is told a user name and a password as they are (undici 7.30 takes them as written). */
function loginOf(uri: string): { readonly username?: string; readonly password?: string } {
  const { username, password } = new URL(uri);
  return username === ""
    ? {}
    : { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Connects to this address and no other, under the name of the host, which its certificate is held to. */
const only =
  (address: string): LookupFunction =>
  (_host, { all }, done) => {
    const family = isIP(address);
    if (all) done(null, [{ address, family }]);
    else done(null, address, family);
  };

/** Asks a proxy for the address in place of the name, which it would look up anew; the server is told the name. */
function named(dispatcher: Dispatcher, { protocol, port, host }: URL, address: string): Dispatcher {
  const origin = `${protocol}//${isIP(address) === 6 ? `[${address}]` : address}${port && `:${port}`}`;
  return dispatcher.compose(dispatch => (options, handler) => {
    const headers = { ...(options.headers as Readonly<Record<string, string>> | undefined), host };
    return dispatch({ ...options, origin, headers }, handler);
  });
}

function proxyOf(url: URL, settings: NetworkSettings, environment: Environment): ProxyAddress | undefined {
  try {
    return proxyFor(url, settings, environment);
  } catch (error) {
    throw new CloudApiError("unreachable", error instanceof Error ? error.message : String(error));
  }
}

/** Node's own roots and the operating system's; Node before 22.15 cannot tell the latter. */
function trusted({ systemCertificates }: NetworkSettings): { ca?: string[] } {
  const get: unknown = Reflect.get(tls, "getCACertificates");
  if (!systemCertificates || typeof get !== "function") return {};
  try {
    const system = tls.getCACertificates("system");
    return system.length > 0 ? { ca: [...new Set([...tls.getCACertificates("default"), ...system])] } : {};
  } catch {
    // A store that cannot be read adds nothing.
    return {};
  }
}
