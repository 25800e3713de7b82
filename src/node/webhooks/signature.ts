import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The value of `X-Hub-Signature-256` for a body: an HMAC of the raw bytes, keyed with the app secret (webhooks §2). */
export function signatureOf(body: Uint8Array | string, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}

/** Whether one of the apps signed exactly these bytes. Takes the same time wherever a signature is wrong. */
export function isSigned(body: Uint8Array, signature: string, appSecrets: readonly string[]): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/.exec(signature)?.[1];
  if (hex === undefined) return false;
  const told = Buffer.from(hex, "hex");
  let signed = false;
  for (const secret of appSecrets) {
    // No secret ends the search early: how many there are is all that the time tells.
    if (timingSafeEqual(createHmac("sha256", secret).update(body).digest(), told)) signed = true;
  }
  return signed;
}

/** Compares in constant time, lengths included. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
