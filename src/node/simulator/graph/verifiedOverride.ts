import { privateHost } from "../../../core/checks/rules/privateHost.ts";
import { type Fields, textOf } from "../../../core/delivery/fields.ts";
import { GraphError } from "../graphError.ts";
import { verifyCallback, WebhookError } from "../webhooks/verifyCallback.ts";
import type { Override } from "../world/accounts.ts";

/** In characters (account-api §1.2). */
const longestAddress = 200;

/**
 * Reads `override_callback_uri` and `verify_token`, and asks the address for the challenge. `undefined`: the address is empty,
 * which removes an override. Throws `GraphError` for an address that is none, is not there, or answers something else.
 */
export async function verifiedOverride({
  override_callback_uri: address,
  verify_token: token,
}: Fields): Promise<Override | undefined> {
  if (address === "") return undefined;
  if (typeof address !== "string") throw new GraphError(131008, "override_callback_uri: It is missing.");
  if (address.length > longestAddress)
    throw new GraphError(100, `override_callback_uri: It has at most ${longestAddress} characters.`);
  const verifyToken = textOf(token);
  if (verifyToken === undefined) throw new GraphError(131008, "verify_token: It is missing.");
  const url = URL.parse(address);
  if (!url || !(url.protocol === "https:" || (url.protocol === "http:" && isNear(url))))
    throw new GraphError(
      100,
      "override_callback_uri: It has to be an https address; the simulator takes http on this machine and network too.",
    );
  try {
    await verifyCallback(address, verifyToken);
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    throw error.code === "unreachable"
      ? new GraphError(100, error.message, { status: 422 })
      : new GraphError(2200, error.message);
  }
  return { url: address };
}

const isNear = ({ hostname }: URL): boolean =>
  privateHost(hostname.replace(/^\[|\]$/g, "").toLowerCase()) !== undefined;
