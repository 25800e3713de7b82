import type { Way } from "../webhooks/reach.ts";
import { findProgram, type Machine } from "./findProgram.ts";
import { splitCommand } from "./splitCommand.ts";
import { TunnelError } from "./tunnelError.ts";
import { commandTool, tunnelTools } from "./tunnelTool.ts";

/** What a person's own settings say about the way from the internet to this machine. */
export interface TunnelChoice {
  /** `auto`, the name of a program, `vscode`, `command` or `url`. */
  readonly tunnel: string;
  readonly command: string;
  readonly publicUrl: string;
  /** The port of this machine that a fixed address leads to; 0: any free one. */
  readonly port: number;
}

export interface WaySurroundings {
  readonly machine?: Machine | undefined;
  /** The editor's own forwarding of a port. */
  readonly forward: (port: number) => Promise<string>;
  /** Whether the editor's forwarding gives addresses that others reach. */
  readonly forwardsPublicly: boolean;
}

/**
 * The way that was chosen; with `auto` the first that there is: a fixed address, a command, a program on the PATH, the
 * editor's forwarding. Throws {@link TunnelError} with what to do where there is none.
 */
export async function chooseWay(choice: TunnelChoice, around: WaySurroundings): Promise<Way> {
  const { tunnel, command, publicUrl, port } = choice;
  const machine = around.machine ?? process;
  if (tunnel === "url" || (tunnel === "auto" && publicUrl !== "")) return fixed(publicUrl, port);
  if (tunnel === "command" || (tunnel === "auto" && command !== "")) return ownCommand(command);
  if (tunnel === "vscode") return { kind: "forwarded", url: around.forward };
  const named = tunnelTools.find(({ name }) => name === tunnel);
  if (named) return { kind: "tool", tool: named };
  for (const tool of tunnelTools) if (await findProgram(tool.program, machine)) return { kind: "tool", tool };
  if (around.forwardsPublicly) return { kind: "forwarded", url: around.forward };
  throw new TunnelError(
    "notFound",
    `There is no tunnel on this machine: ${tunnelTools.map(({ program }) => program).join(", ")} were not found on the PATH. Install one of them (cloudflared needs no account), or set “wamsg.webhooks.publicUrl” to an address that leads here.`,
  );
}

function fixed(url: string, port: number): Way {
  if (!/^https?:\/\/\S+$/.test(url))
    throw new TunnelError(
      "notFound",
      url === ""
        ? "“wamsg.webhooks.publicUrl” is empty. Enter the address that leads to this machine, such as https://dev.example.com."
        : `“${url}” in “wamsg.webhooks.publicUrl” is no web address. It looks like https://dev.example.com.`,
    );
  if (port === 0)
    throw new TunnelError(
      "notFound",
      `${url} leads to one port of this machine, and “wamsg.webhooks.port” is 0: any free one. Enter the port that it leads to.`,
    );
  return { kind: "url", url, port };
}

function ownCommand(command: string): Way {
  const words = splitCommand(command);
  if (!words)
    throw new TunnelError(
      "notFound",
      command === ""
        ? "“wamsg.webhooks.tunnelCommand” is empty. Enter a command that prints a public address, such as: lt --port ${port}"
        : "“wamsg.webhooks.tunnelCommand” cannot be taken apart: a quotation mark stays open.",
    );
  return { kind: "tool", tool: commandTool(words) };
}
