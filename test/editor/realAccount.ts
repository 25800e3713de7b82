import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Simulator } from "../../src/node/simulator/startSimulator.ts";
import { machineWith } from "../fakes/programs.ts";
import { addAccount } from "./addAccount.ts";
import type { Workbench } from "./workbench.ts";

/** What the webhooks of that account are signed with. */
export const appSecret = "feedfacefeedfacefeedfacefeedface";
/** A tunnel as far as one goes without the internet: another port, whose connections end at the one it is given. */
const tunnel = `
  const net = require("node:net");
  const server = net.createServer(from => {
    const to = net.connect(Number(process.argv[2]), "127.0.0.1");
    for (const socket of [from, to]) socket.on("error", () => { from.destroy(); to.destroy(); });
    from.pipe(to).pipe(from);
  });
  server.listen(0, "127.0.0.1", () => console.log("your address: http://127.0.0.1:" + server.address().port));`;

/** Settings for a way to this machine. */
export function throughTunnel(context: TestContext) {
  const { env } = machineWith(context, { mytunnel: tunnel });
  return {
    "wamsg.webhooks.tunnel": "command",
    "wamsg.webhooks.tunnelCommand": `"${join(env.PATH ?? "", "mytunnel")}" \${port}`,
  };
}

/** The place in the status bar that says where Meta sends the webhooks. */
export const listens = ({ page }: Workbench) =>
  page.locator(".statusbar-item").filter({ hasText: /127\.0\.0\.1:\d+/ });

/** Adds the account whose API is a simulator, which the editor takes for a real one. */
export async function addRealAccount(workbench: Workbench, simulator: Simulator): Promise<void> {
  const { phoneNumberId, accessToken, wabaId, testNumber, baseUrl } = simulator;
  const answers = ["Harbour Bikes", phoneNumberId, accessToken, wabaId, "", testNumber, baseUrl];
  await addAccount(workbench, [...answers, "Authorization: Bearer"]);
  await workbench.notification("Harbour Bikes is ready").waitFor();
}
