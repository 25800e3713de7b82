/** A program that gives a port of this machine a public address for as long as it runs. */
export interface TunnelTool {
  /** What the setting and the command line call it. */
  readonly name: string;
  /** The file's name on the PATH, without `.exe`, or a path. */
  readonly program: string;
  args(port: number): readonly string[];
  /** The public address, where a line of its output says it. */
  addressIn(line: string): string | undefined;
  /** What to do, where a line of its output says why it cannot start. */
  adviceFor(line: string): string | undefined;
  /** How to get it. */
  readonly install: string;
}

export type TunnelName = "cloudflared" | "ngrok" | "devtunnel";

const cloudflared: TunnelTool = {
  name: "cloudflared",
  program: "cloudflared",
  args: port => ["tunnel", "--no-autoupdate", "--url", `http://127.0.0.1:${port}`],
  addressIn: line => first(line, /https:\/\/(?!api\.)[\w-]+\.trycloudflare\.com\b/),
  adviceFor: line =>
    /\b429\b|too many requests/i.test(line)
      ? "Cloudflare gives out no more quick tunnels for now. Wait a few minutes, or choose another program in “wamsg.webhooks.tunnel”."
      : /no such host|dial tcp|lookup /i.test(line)
        ? "cloudflared cannot reach Cloudflare. Check the network and the proxy."
        : /failed to (parse|unmarshal|request) quick tunnel/i.test(line)
          ? "Cloudflare did not give out a quick tunnel. Try again in a few minutes, or choose another program in “wamsg.webhooks.tunnel”."
          : undefined,
  install: "https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/",
};

const ngrok: TunnelTool = {
  name: "ngrok",
  program: "ngrok",
  args: port => ["http", `127.0.0.1:${port}`, "--log", "stdout", "--log-format", "json"],
  // The same line tells the address on this machine too; a configuration file may ask for another form of the log.
  addressIn: line =>
    /started tunnel/.test(line) ? /\burl"?[:=]\s*"?(https:\/\/[^"\s]+)/.exec(line)?.[1] : undefined,
  adviceFor: line =>
    /ERR_NGROK_(4018|105|106|107)\b/.test(line)
      ? "ngrok has no valid authtoken. Run “ngrok config add-authtoken …” once with the token from your ngrok dashboard."
      : /ERR_NGROK_(108|334)\b/.test(line)
        ? "Another ngrok of your account is running. End it, or choose another program in “wamsg.webhooks.tunnel”."
        : /ERR_NGROK_121\b/.test(line)
          ? "This ngrok is too old for its service. Run “ngrok update”."
          : /failed to reconnect session/.test(line) && /no such host|dial tcp|timeout|no records/.test(line)
            ? "ngrok cannot reach its service. Check the network and the proxy."
            : undefined,
  install: "https://ngrok.com/download",
};

const devtunnel: TunnelTool = {
  name: "devtunnel",
  program: "devtunnel",
  args: port => ["host", "--port-numbers", String(port), "--allow-anonymous"],
  // One address inspects the traffic; where another one needs a port of its own, there is one without.
  addressIn: line =>
    [...line.matchAll(/https:\/\/[\w.-]+\.devtunnels\.ms(?::\d+)?\/?/g)]
      .map(([url]) => url)
      .filter(url => !/-inspect\./.test(url))
      .sort((one, other) => Number(/:\d+\/?$/.test(one)) - Number(/:\d+\/?$/.test(other)))[0],
  adviceFor: line =>
    /login|logged in|unauthorized|not signed in|credentials/i.test(line)
      ? "Run “devtunnel user login” once, then start again."
      : undefined,
  install: "https://learn.microsoft.com/azure/developer/dev-tunnels/get-started",
};

/** The programs that are known, in the order in which they are looked for. */
export const tunnelTools: readonly (TunnelTool & { readonly name: string })[] = [
  cloudflared,
  ngrok,
  devtunnel,
];

/** The person's own command: `${port}` in it becomes the port, and the first https address it prints is taken. */
export function commandTool(words: readonly [string, ...string[]]): TunnelTool {
  const [program, ...rest] = words;
  return {
    name: "command",
    program,
    args: port => rest.map(word => word.replaceAll("${port}", String(port))),
    addressIn: line => first(line, /\bhttps?:\/\/[^\s"'<>|]+/),
    adviceFor: () => undefined,
    install: "Correct “wamsg.webhooks.tunnelCommand”.",
  };
}

const first = (line: string, pattern: RegExp): string | undefined => pattern.exec(line)?.[0];
