import { randomUUID } from "node:crypto";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";

/** The header that names the process which passed a webhook on, and what that process answers to its own (RFC 5842). */
export const forwardedByHeader = "x-wamsg-forwarded-by";
export const loopDetected = 508;

/** Tells this process from all others. */
export const thisProcess = randomUUID();

/** Where webhooks are passed on to. */
export interface ForwardTarget {
  readonly url: string;
  /** Whether what is not taken there is sent again. */
  readonly retries: boolean;
}

/** The address that webhooks are passed on to; `undefined` for what is none. */
export function readForwardUrl(address: string): URL | undefined {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** What was written down as a target; `undefined` for what is none. */
export function readForwardTarget(value: unknown): ForwardTarget | undefined {
  const fields = fieldsOf(value);
  const url = textOf(fields?.url);
  return url !== undefined && readForwardUrl(url) ? { url, retries: fields?.retries === true } : undefined;
}

/** An address as it is told: without a password or a key that may stand in it. */
export function toldAddress(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
