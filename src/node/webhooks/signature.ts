import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The value of `X-Hub-Signature-256` for a body: an HMAC of the raw bytes, keyed with the app secret (webhooks §2). */
export function signatureOf(body: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}

/** Whether one of the apps signed exactly these bytes. Takes the same time whatever is wrong. */
export function isSigned(body: Uint8Array, signature: string, appSecrets: readonly string[]): boolean {
  return appSecrets.map(secret => sameText(signatureOf(body, secret), signature)).includes(true);
}

/** Compares in constant time, lengths included. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
