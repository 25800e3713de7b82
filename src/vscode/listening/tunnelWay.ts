import * as vscode from "vscode";
import { isLoopback } from "../../core/delivery/callbackUrl.ts";
import type { TunnelChoice } from "../../node/tunnel/chooseWay.ts";
import type { Way } from "../../node/webhooks/reach.ts";

/** The way to this machine, from the person's own settings and what there is. */
export async function tunnelWay(choice: TunnelChoice): Promise<Way> {
  const { chooseWay } = await import("../../node/tunnel/chooseWay.ts");
  return chooseWay(choice, {
    forward,
    // On a desktop the editor forwards nothing: the address stays one of this machine.
    forwardsPublicly: vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web,
  });
}

async function forward(port: number): Promise<string> {
  const address = await vscode.env.asExternalUri(vscode.Uri.parse(`http://127.0.0.1:${port}`));
  const url = address.toString(true).replace(/\/+$/, "");
  if (isLoopback(new URL(url).hostname))
    throw new Error(
      "The editor forwards ports to this machine only. Choose a tunnel program in “wamsg.webhooks.tunnel”; cloudflared needs no account.",
    );
  return url;
}
