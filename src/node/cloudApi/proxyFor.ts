/** How connections leave this machine, as the editor's settings say. */
export interface ProxySettings {
  /** Whether a proxy is used at all. */
  readonly useProxy: boolean;
  /** Goes before the environment's; "" where none is set. */
  readonly proxy: string;
  /** Hosts that are reached directly: `example.com` with everything below it, with or without a port, or `*`. */
  readonly noProxy: readonly string[];
}

/** A proxy, with what it wants to know. */
export interface ProxyAddress {
  /** With user name and password, where it has them: a secret. */
  readonly uri: string;
  /** To be shown. */
  readonly host: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy for an address; `undefined`: it is reached directly. This machine always is. Throws a sentence for one that is none. */
export function proxyFor(
  url: URL,
  settings: ProxySettings,
  environment: Environment,
): ProxyAddress | undefined {
  if (!settings.useProxy || isLoopback(url.hostname)) return undefined;
  const fromEnvironment = variable(environment, "NO_PROXY")?.split(/[,\s]+/) ?? [];
  // As the editor does it: its own list goes before the environment's.
  const direct = settings.noProxy.length > 0 ? settings.noProxy : fromEnvironment;
  if (direct.some(entry => covers(entry, url))) return undefined;
  const set = settings.proxy !== "";
  const names = url.protocol === "https:" ? ["HTTPS_PROXY", "HTTP_PROXY"] : ["HTTP_PROXY"];
  const written = set ? settings.proxy : names.map(name => variable(environment, name)).find(Boolean);
  if (!written) return undefined;
  // With SOCKS the proxy looks names up in any case.
  const address = (/^[a-z\d]+:\/\//i.test(written) ? written : `http://${written}`).replace(
    /^socks5h:/i,
    "socks5:",
  );
  const proxy = URL.parse(address);
  const fault = faultOf(proxy);
  if (!proxy || fault)
    throw new Error(
      `The proxy in ${set ? "the setting http.proxy" : `the environment variable ${names.join(" or ")}`} ${fault}`,
    );
  return { uri: proxy.href, host: proxy.host };
}

/** What keeps an address from being used, without a word of what it holds. */
function faultOf(proxy: URL | null): string | undefined {
  if (!proxy?.host || !/^(https?|socks5?):$/.test(proxy.protocol))
    return "is not an address such as http://proxy.example.com:8080.";
  try {
    decodeURIComponent(`${proxy.username}:${proxy.password}`);
    return undefined;
  } catch {
    return "has a user name or password with a bare %; write %25 in its place.";
  }
}

const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);

function covers(entry: string, { protocol, hostname, port }: URL): boolean {
  const written = entry.trim().toLowerCase();
  if (written === "") return false;
  if (written === "*") return true;
  const [, host = written, entryPort] = /^(.*[^:]):(\d+)$/.exec(written) ?? [];
  if (entryPort && entryPort !== (port || (protocol === "https:" ? "443" : "80"))) return false;
  const name = host.replace(/^\*?\./, "");
  return hostname === name || hostname.endsWith(`.${name}`);
}

/** Tools read these names in both cases, the lower one first. */
const variable = (environment: Environment, name: string): string | undefined =>
  environment[name.toLowerCase()] || environment[name];
