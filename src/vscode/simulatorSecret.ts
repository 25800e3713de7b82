import { randomBytes } from "node:crypto";
import type * as vscode from "vscode";

const key = "wamsg.simulator.appSecret";

/** Signs the simulator's webhooks: the same one at every start, so that a server of one's own can be set up with it once. */
export async function simulatorSecret(secrets: vscode.SecretStorage): Promise<string> {
  const known = await secrets.get(key);
  if (known) return known;
  const made = randomBytes(16).toString("hex");
  await secrets.store(key, made);
  return made;
}
