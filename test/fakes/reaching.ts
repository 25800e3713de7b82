import { readSubscribedApps, subscribeApp } from "../../src/node/cloudApi/subscribedApps.ts";
import { readWebhookConfiguration, setWebhookOverride } from "../../src/node/cloudApi/webhookOverride.ts";
import type { Simulator } from "../../src/node/simulator/startSimulator.ts";
import type { Machine } from "../../src/node/tunnel/findProgram.ts";
import { commandTool } from "../../src/node/tunnel/tunnelTool.ts";
import type { OverrideApi } from "../../src/node/webhooks/override.ts";
import { OverrideRecords } from "../../src/node/webhooks/overrideRecords.ts";
import type { ReachOptions } from "../../src/node/webhooks/reach.ts";

type Api = Pick<Simulator, "baseUrl" | "phoneNumberId" | "accessToken" | "wabaId">;

const options = { timeoutMs: 10_000 };

/** The real client, before a simulator. */
export function overrideApi({ wabaId, ...simulator }: Api): OverrideApi {
  const sender = { ...simulator, apiVersion: "v25.0" };
  return {
    readConfiguration: () => readWebhookConfiguration(sender, options),
    setOverride: override => setWebhookOverride(sender, override, options),
    subscribedApps: () => readSubscribedApps(sender, wabaId, options),
    subscribe: () => subscribeApp(sender, wabaId, options),
  };
}

/** All but the receiver and who is told: the tunnel is the program `mytunnel`, the person agrees to everything. */
export function reachOptions(parts: {
  readonly simulator: Api;
  readonly folder: string;
  readonly machine: Machine;
}): Omit<ReachOptions, "receive" | "step"> {
  const tokens = new Map<string, string>();
  return {
    way: { kind: "tool", tool: commandTool(["mytunnel", "${port}"]) },
    override: {
      api: overrideApi(parts.simulator),
      records: new OverrideRecords(parts.folder),
      tokens: {
        get: async id => tokens.get(id),
        store: async (id, token) => void tokens.set(id, token),
        delete: async id => void tokens.delete(id),
      },
      consent: async () => true,
      askPrevious: async () => ({ kind: "forget" }),
    },
    number: {
      phoneNumberId: parts.simulator.phoneNumberId,
      accountId: "harbour",
      accountName: "Harbour Bikes",
      pid: process.pid,
      setAtMs: 0,
    },
    local: true,
    tunnel: { machine: parts.machine, timeLimit: new AbortController().signal },
    check: { tries: 1 },
  };
}
