/** The longest callback URL that an override takes, in characters (account-api §1.2). */
export const callbackUrlLimit = 200;

/**
 * Why Meta would not take a callback URL, as a sentence with the next step; `undefined` where it would. `local`: the API
 * itself is on this machine, as a simulator is, and reaches what no one else does.
 */
export function checkCallbackUrl(url: string, local: boolean): string | undefined {
  const parsed = /^https?:\/\//i.test(url) ? parseHost(url) : undefined;
  if (parsed === undefined)
    return `“${url.slice(0, 80)}” is no web address. A callback URL looks like https://example.com/webhook.`;
  if (url.length > callbackUrlLimit)
    return `The callback URL has ${url.length} characters; Meta takes ${callbackUrlLimit}. Choose a tunnel with a shorter address.`;
  if (local) return undefined;
  if (isLoopback(parsed))
    return `${parsed} is this machine, which Meta cannot reach. Choose a tunnel in “wamsg.webhooks.tunnel”.`;
  if (!/^https:/i.test(url))
    return "Meta calls https addresses only, with a certificate that is trusted. Choose a tunnel that gives one.";
  return undefined;
}

/** Whether a host name is this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1|0\.0\.0\.0)$/i.test(host) || /\.localhost$/i.test(host);
}

const parseHost = (url: string): string | undefined =>
  /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]+\]|[^/?#:]+)/i.exec(url)?.[1];
