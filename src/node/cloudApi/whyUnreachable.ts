/** Why no connection was made, and what to do about it. */
export interface Reason {
  readonly why: string;
  /** A sentence. */
  readonly next: string;
}

/** Reads the error of a connection that was not made. `proxyHost`: the proxy that was to make it. */
export function whyUnreachable(cause: unknown, proxyHost: string | undefined): Reason {
  const code = codeOf(cause);
  const tunnel = /Proxy response \((\d+)\)/.exec(cause instanceof Error ? cause.message : "")?.[1];
  if (tunnel !== undefined && proxyHost !== undefined) return refusedByProxy(proxyHost, tunnel);
  const certificate = certificateReason(code);
  if (certificate) return certificate;
  const known = reasons.get(code);
  const subject = proxyHost === undefined ? "" : `the proxy ${proxyHost} is in the way: `;
  const why = `${subject}${known ? `${known.why} (${code})` : code}`;
  if (proxyHost !== undefined)
    return { why, next: "Check the setting http.proxy, or the environment's HTTPS_PROXY and NO_PROXY." };
  return { why, next: known?.next ?? "Check the network and the base URL." };
}

function codeOf(cause: unknown): string {
  for (let error = cause; typeof error === "object" && error !== null; error = Reflect.get(error, "cause")) {
    const code: unknown = Reflect.get(error, "code");
    if (typeof code === "string" && code !== "UND_ERR_PRX_TLS") return code;
  }
  return "no connection";
}

const refusedByProxy = (proxyHost: string, status: string): Reason =>
  status === "407"
    ? {
        why: `the proxy ${proxyHost} wants a user name and a password (407)`,
        next: "Put them into the proxy's address, http://name:password@host:port, or set http.proxyAuthorization.",
      }
    : {
        why: `the proxy ${proxyHost} does not let the connection through (HTTP ${status})`,
        next: "Ask who runs it, or name the host in http.noProxy.",
      };

function certificateReason(code: string): Reason | undefined {
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID")
    return {
      why: `its certificate is not valid now (${code})`,
      next: "Check this machine's clock and the base URL.",
    };
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return {
      why: `its certificate is for another host (${code})`,
      next: "Check the base URL, and whether something answers in the host's place.",
    };
  if (code === "EPROTO" || /^ERR_SSL_|^ERR_TLS_/.test(code))
    return {
      why: `it does not speak TLS there (${code})`,
      next: "Check scheme and port of the base URL.",
    };
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code))
    return {
      why: `its certificate is not trusted (${code})`,
      next: "Where your network inspects connections, add its root certificate to the operating system's store or to NODE_EXTRA_CA_CERTS. The token was not sent.",
    };
  return undefined;
}

/** Of a proxy in the system's settings or a PAC script the editor tells only Node's own `http` and `fetch` (VS Code 1.139). */
const proxy =
  "Where the network wants a proxy, also one that a browser finds by itself in the system's settings or a PAC script, put its address into http.proxy or HTTPS_PROXY, and leave http.proxySupport on.";
const firewall = `A firewall may be in the way. ${proxy}`;

const reasons: ReadonlyMap<string, Reason> = new Map([
  [
    "ECONNREFUSED",
    { why: "nothing listens there", next: "Check host and port of the base URL, and the network." },
  ],
  [
    "ENOTFOUND",
    {
      why: "there is no host of that name",
      next: `Check the base URL, and that this machine is online. ${proxy}`,
    },
  ],
  [
    "EAI_AGAIN",
    {
      why: "its name could not be looked up",
      next: `Check that this machine is online, and its VPN. ${proxy}`,
    },
  ],
  ["ETIMEDOUT", { why: "it does not answer", next: firewall }],
  ["UND_ERR_CONNECT_TIMEOUT", { why: "it does not answer", next: firewall }],
  ["UND_ERR_HEADERS_TIMEOUT", { why: "it does not answer", next: firewall }],
  ["ENETUNREACH", { why: "there is no network", next: "Connect this machine and send again." }],
  ["EHOSTUNREACH", { why: "there is no way to it", next: `Check the network and its VPN. ${proxy}` }],
  ["ECONNRESET", { why: "it closed the connection at once", next: firewall }],
  ["UND_ERR_SOCKET", { why: "it closed the connection at once", next: firewall }],
]);
