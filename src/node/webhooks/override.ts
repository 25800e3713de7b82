import { checkCallbackUrl } from "../../core/delivery/callbackUrl.ts";
import type { SubscribedApp } from "../cloudApi/subscribedApps.ts";
import type { WebhookConfiguration, WebhookOverride } from "../cloudApi/webhookOverride.ts";
import { OverrideError } from "./overrideError.ts";
import type { OverrideRecord } from "./overrideRecord.ts";
import type { OverrideRecords } from "./overrideRecords.ts";
import type { OverrideStep } from "./overrideStep.ts";

/** The API of the account that the number belongs to. Every call throws a sentence where it fails. */
export interface OverrideApi {
  readConfiguration(): Promise<WebhookConfiguration>;
  setOverride(override: WebhookOverride | undefined): Promise<void>;
  /** `undefined` where the account's own id is not known. */
  subscribedApps(): Promise<readonly SubscribedApp[] | undefined>;
  subscribe(): Promise<void>;
}

/** What is to be put back in the end, where the number has an override already. */
export type Previous =
  | { readonly kind: "restore"; readonly verifyToken: string }
  /** It is known to be of no use any more. */
  | { readonly kind: "forget" };

export interface OverridePorts {
  readonly api: OverrideApi;
  readonly records: Pick<OverrideRecords, "of" | "write" | "remove">;
  /** Verify tokens of what was configured before: secrets. */
  readonly tokens: {
    get(phoneNumberId: string): PromiseLike<string | undefined>;
    store(phoneNumberId: string, token: string): PromiseLike<void>;
    delete(phoneNumberId: string): PromiseLike<void>;
  };
  /** Asks for leave to change the number's configuration; resolves to `false` where it is not given. */
  consent(url: string, configuration: WebhookConfiguration): Promise<boolean>;
  /** Asks how an override that is there is to be put back: Meta tells nobody its verify token. `undefined`: not at all. */
  askPrevious(url: string): Promise<Previous | undefined>;
  /** Whether Meta's verification of the new address has arrived. */
  wasVerified(): boolean;
  step(step: OverrideStep): void;
}

/** What is to be set. */
export interface Wanted extends WebhookOverride {
  readonly record: Omit<OverrideRecord, "url" | "previous" | "removed">;
  /** The API is on this machine too. */
  readonly local: boolean;
}

/**
 * Sends the webhooks of one phone number to an address, in the order of account-api §1.4; what was configured before is on
 * disk before anything is changed. Throws {@link OverrideError}, or what the API throws while nothing has been changed.
 */
export async function setOverride(ports: OverridePorts, wanted: Wanted): Promise<OverrideRecord> {
  const { api, records, step } = ports;
  const bad = checkCallbackUrl(wanted.url, wanted.local);
  if (bad) throw new OverrideError("badUrl", bad);

  step({ kind: "reading" });
  const configuration = await api.readConfiguration();
  step(goesNow(configuration));
  if (!(await ports.consent(wanted.url, configuration))) throw declined();
  const { phoneNumberId } = wanted.record;
  const left = await records.of(phoneNumberId);
  // What a crash left behind is nobody's wish: what was there before it is.
  const ours = left && (configuration.phoneNumber === left.url || left.removed);
  const previous = ours ? left.previous : await askPrevious(ports, phoneNumberId, configuration.phoneNumber);
  await subscribe(ports);

  const record: OverrideRecord = { ...wanted.record, url: wanted.url, previous, removed: false };
  await records.write(record);
  step({ kind: "remembered", previous });
  step({ kind: "setting", url: wanted.url });
  try {
    await api.setOverride({ url: wanted.url, verifyToken: wanted.verifyToken });
  } catch (cause) {
    const verified = ports.wasVerified();
    // A request without an answer may have been carried out: only a look tells.
    await restoreOverride(ports, record);
    throw new OverrideError("refused", whyRefused(wanted.url, verified, cause), { cause });
  }
  if (ports.wasVerified()) step({ kind: "verified" });
  step({ kind: "set", url: wanted.url });
  return record;
}

/**
 * Puts back what was configured before, unless somebody else has changed it meanwhile. Throws {@link OverrideError}
 * `leftBehind` where that fails; the record stays then.
 */
export async function restoreOverride(ports: OverridePorts, record: OverrideRecord): Promise<void> {
  const { api, records, tokens, step } = ports;
  const { phoneNumberId, previous, url } = record;
  try {
    const { phoneNumber: now } = await api.readConfiguration();
    if (now === url || (record.removed && now === undefined)) {
      step({ kind: "restoring", to: previous });
      const how = await putBack(ports, record);
      if (how === "later") return;
      step(
        how === "removed" && previous
          ? { kind: "previousForgotten", to: previous }
          : { kind: "restored", to: previous },
      );
    } else if (now !== previous) step({ kind: "changedMeanwhile", to: now });
    await records.remove(phoneNumberId);
    await tokens.delete(phoneNumberId);
  } catch (cause) {
    throw new OverrideError("leftBehind", whyLeftBehind(record, cause), { cause });
  }
}

/** `later`: the number's old callback does not answer Meta, but ours is gone. */
async function putBack(
  { api, records, tokens, step }: OverridePorts,
  record: OverrideRecord,
): Promise<"put back" | "removed" | "later"> {
  const { previous } = record;
  const verifyToken = previous === undefined ? undefined : await tokens.get(record.phoneNumberId);
  if (previous === undefined || verifyToken === undefined) {
    if (!record.removed) await api.setOverride(undefined);
    return "removed";
  }
  try {
    await api.setOverride({ url: previous, verifyToken });
    return "put back";
  } catch (cause) {
    if (!record.removed) await api.setOverride(undefined);
    await records.write({ ...record, removed: true });
    step({ kind: "previousRefused", to: previous, reason: said(cause) });
    return "later";
  }
}

function goesNow({ phoneNumber, businessAccount, application }: WebhookConfiguration): OverrideStep {
  if (phoneNumber) return { kind: "goesNow", to: phoneNumber, level: "number" };
  if (businessAccount) return { kind: "goesNow", to: businessAccount, level: "account" };
  return { kind: "goesNow", to: application, level: "app" };
}

/** The override to put back in the end; its verify token is then among the secrets. */
async function askPrevious(
  ports: OverridePorts,
  phoneNumberId: string,
  url: string | undefined,
): Promise<string | undefined> {
  if (url === undefined) return undefined;
  const previous = await ports.askPrevious(url);
  if (!previous) throw declined();
  if (previous.kind === "forget") return undefined;
  await ports.tokens.store(phoneNumberId, previous.verifyToken);
  return url;
}

/** An account without any app gets no webhooks at all; subscribing where one is there could remove an override of it. */
async function subscribe({ api, step }: OverridePorts): Promise<void> {
  let apps: readonly SubscribedApp[] | undefined;
  try {
    apps = await api.subscribedApps();
  } catch (error) {
    step({ kind: "notSubscribable", reason: said(error) });
    return;
  }
  if (apps === undefined)
    step({ kind: "notSubscribable", reason: "the account has no WhatsApp Business Account ID" });
  else if (apps.length > 0) step({ kind: "subscribed", apps: apps.map(({ id, name }) => name ?? id) });
  else {
    step({ kind: "subscribing" });
    await api.subscribe();
  }
}

const declined = (): OverrideError =>
  new OverrideError("declined", "Nothing was changed: the webhooks go where they went before.");

function whyRefused(url: string, verified: boolean, cause: unknown): string {
  const seen = verified
    ? "Meta's verification arrived here and was answered, so the address works."
    : `Meta's verification did not arrive here: open ${url} from another network to see whether the tunnel works.`;
  return `Meta did not set the callback URL. ${said(cause)} ${seen}`;
}

function whyLeftBehind({ accountName, url, previous }: OverrideRecord, cause: unknown): string {
  return `The webhooks of ${accountName} still go to ${url}, which this window no longer answers. ${said(cause)} Wamsg tries again when you stop listening once more, and at its next start. To do it by hand, set the number's override to ${previous ? `“${previous}”` : "an empty address"} in Meta's API.`;
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
