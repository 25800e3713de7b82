import type { SubscribedApp } from "../../src/node/cloudApi/subscribedApps.ts";
import type { WebhookOverride } from "../../src/node/cloudApi/webhookOverride.ts";
import type { OverridePorts, Previous, Wanted } from "../../src/node/webhooks/override.ts";
import type { OverrideRecord } from "../../src/node/webhooks/overrideRecord.ts";
import { describeStep } from "../../src/node/webhooks/overrideStep.ts";

/** A number at Meta, what is remembered of it on this machine, and a person who answers. */
export function overrideWorld() {
  const world = {
    /** What Meta has. */
    override: undefined as string | undefined,
    apps: [{ id: "1", name: "Harbour" }] as readonly SubscribedApp[] | undefined,
    /** Addresses that do not pass Meta's verification. */
    unreachable: new Set<string>(),
    /** The next change is carried out, but its answer is lost. */
    loseNextAnswer: false,
    /** No request gets through. */
    offline: false,
    /** What the machine keeps over a restart. */
    records: new Map<string, OverrideRecord>(),
    tokens: new Map<string, string>(),
    consents: true,
    previous: undefined as Previous | undefined,
    verified: false,
    /** What happened, in order: steps as people read them, and requests that change something. */
    seen: [] as string[],
    /** Tokens that were shown to an address. */
    shown: [] as WebhookOverride[],
  };
  const online = (): void => {
    if (world.offline) throw new Error("Could not reach graph.example: there is no network.");
  };
  const ports: OverridePorts = {
    api: {
      async readConfiguration() {
        online();
        return {
          phoneNumber: world.override,
          businessAccount: undefined,
          application: "https://app.example/hook",
        };
      },
      async setOverride(override) {
        online();
        world.seen.push(`POST ${override?.url ?? "nothing"}`);
        if (override && world.unreachable.has(override.url))
          throw new Error("The API refused the request: 100.");
        if (override) world.shown.push(override);
        world.override = override?.url;
        world.verified = override !== undefined;
        if (!world.loseNextAnswer) return;
        world.loseNextAnswer = false;
        throw new Error("graph.example closed the connection before it answered.");
      },
      async subscribedApps() {
        online();
        return world.apps;
      },
      async subscribe() {
        world.seen.push("POST subscribed_apps");
      },
    },
    records: {
      of: async id => world.records.get(id),
      async write(record) {
        world.seen.push("to disk");
        world.records.set(record.phoneNumberId, record);
      },
      remove: async id => void world.records.delete(id),
    },
    tokens: {
      get: async id => world.tokens.get(id),
      store: async (id, token) => void world.tokens.set(id, token),
      delete: async id => void world.tokens.delete(id),
    },
    consent: async () => world.consents,
    askPrevious: async () => world.previous,
    wasVerified: () => world.verified,
    step: step => void world.seen.push(describeStep(step)),
  };
  const wanted: Wanted = {
    url: "https://tunnel.example/webhook",
    verifyToken: "fresh",
    local: false,
    record: {
      phoneNumberId: "310987654321098",
      accountId: "harbour",
      accountName: "Harbour Bikes",
      pid: 1,
      port: 1,
      setAtMs: 0,
    },
  };
  return { world, ports, wanted };
}
