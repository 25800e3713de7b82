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
  adviceFor(output: string): string | undefined;
  /** How to get it. */
  readonly install: string;
}

export type TunnelName = "cloudflared" | "ngrok" | "devtunnel";

const cloudflared: TunnelTool = {
  name: "cloudflared",
  program: "cloudflared",
  args: port => ["tunnel", "--no-autoupdate", "--url", `http://127.0.0.1:${port}`],
  addressIn: line => first(line, /https:\/\/(?!api\.)[\w-]+\.trycloudflare\.com\b/),
  adviceFor: output =>
    /429|too many requests/i.test(output)
      ? "Cloudflare gives out no more quick tunnels for now. Wait a few minutes, or choose another program in “wamsg.webhooks.tunnel”."
      : /no such host|dial tcp|lookup /i.test(output)
        ? "cloudflared cannot reach Cloudflare. Check the network and the proxy."
        : undefined,
  install: "https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/",
};

const ngrok: TunnelTool = {
  name: "ngrok",
  program: "ngrok",
  args: port => ["http", `127.0.0.1:${port}`, "--log", "stdout", "--log-format", "json"],
  addressIn: line => (/started tunnel/.test(line) ? first(line, /https:\/\/[^"\s]+/) : undefined),
  adviceFor: output =>
    /ERR_NGROK_(4018|105|107)\b/.test(output)
      ? "ngrok has no valid authtoken. Run “ngrok config add-authtoken …” once with the token from your ngrok dashboard."
      : /ERR_NGROK_(108|334)\b/.test(output)
        ? "Another ngrok of your account is running. End it, or choose another program in “wamsg.webhooks.tunnel”."
        : undefined,
  install: "https://ngrok.com/download",
};

const devtunnel: TunnelTool = {
  name: "devtunnel",
  program: "devtunnel",
  args: port => ["host", "--port-numbers", String(port), "--allow-anonymous"],
  // One address ends in the port's number and reaches the server; the other one inspects the traffic.
  addressIn: line =>
    [...line.matchAll(/https:\/\/[\w.-]+\.devtunnels\.ms(?::\d+)?\/?/g)]
      .map(([url]) => url)
      .find(url => !/-inspect\./.test(url)),
  adviceFor: output =>
    /login|unauthorized|not signed in|credentials/i.test(output)
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
