import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Dispatcher } from "undici";
import { request } from "undici";
import { oneLine } from "../../core/delivery/oneLine.ts";

export interface CallbackCheck {
  readonly url: string;
  readonly verifyToken: string;
  /** How often it is tried: a new tunnel's name takes a few seconds to be known everywhere. */
  readonly tries?: number;
  readonly pauseMs?: number;
  readonly signal?: AbortSignal | undefined;
  readonly dispatcher?: Dispatcher | undefined;
}

/**
 * Asks a callback URL the question that Meta will ask (webhooks §1), from here and through the internet. `undefined` where
 * it answers as it should, else why not.
 */
export async function checkCallback(check: CallbackCheck): Promise<string | undefined> {
  const { tries = 10, pauseMs = 2000, signal } = check;
  for (let left = tries; ; left--) {
    const reason = await ask(check);
    if (reason === undefined || left <= 1 || signal?.aborted) return reason;
    await wait(pauseMs, undefined, { signal }).catch(() => {});
  }
}

async function ask({ url, verifyToken, signal, dispatcher }: CallbackCheck): Promise<string | undefined> {
  const challenge = String(randomInt(2 ** 32));
  const address = new URL(url);
  address.searchParams.set("hub.mode", "subscribe");
  address.searchParams.set("hub.challenge", challenge);
  address.searchParams.set("hub.verify_token", verifyToken);
  try {
    const { statusCode, headers, body } = await request(address, {
      signal: AbortSignal.any([AbortSignal.timeout(5000), ...(signal ? [signal] : [])]),
      ...(dispatcher && { dispatcher }),
    });
    const text = (await body.text()).slice(0, 1000);
    if (statusCode === 200 && text === challenge) return undefined;
    if (statusCode >= 300 && statusCode < 400)
      return `${address.host} answers with a redirect${headers.location ? ` to ${oneLine(String(headers.location), 80)}` : ""}: it asks for a sign-in, as a private port does. Make the port public.`;
    return `${address.host} answers HTTP ${statusCode} with “${oneLine(text, 80)}” in place of the challenge.`;
  } catch (error) {
    return `${address.host} does not answer: ${error instanceof Error ? error.message : error}.`;
  }
}
