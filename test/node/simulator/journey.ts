import type { TestContext } from "node:test";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "../../../src/node/simulator/startSimulator.ts";
import { startReceiver, type Webhook } from "../../../src/node/webhooks/startReceiver.ts";
import { ManualClock } from "./manualClock.ts";

/** A simulator whose webhooks come to a receiver, both ending with the test, on a clock that stands still. */
export async function startJourney(context: TestContext, options: Partial<SimulatorOptions> = {}) {
  const clock = new ManualClock();
  const webhooks: Webhook[] = [];
  const warnings: string[] = [];
  let arrived = (): void => {};
  const warn = (message: string): void => void warnings.push(message);
  const receiver = await startReceiver({
    port: 0,
    verifyToken: "verify-me",
    appSecrets: ["app-secret"],
    onWebhook: webhook => {
      webhooks.push(webhook);
      arrived();
    },
    log: { warn, error: warn },
  });
  context.after(() => receiver.close());
  const simulator = await startSimulator({
    appSecret: "app-secret",
    webhookUrl: receiver.url,
    verifyToken: "verify-me",
    seed: 7,
    clock,
    warn,
    ...options,
  });
  context.after(() => simulator.close());
  return {
    simulator,
    receiver,
    clock,
    webhooks,
    warnings,
    /** Lets so many statuses happen, and waits until each has arrived. */
    async arrive(count: number): Promise<Webhook[]> {
      for (let i = 0; i < count; i++) {
        const arrival = new Promise<void>(resolve => {
          arrived = resolve;
        });
        await clock.next();
        await arrival;
      }
      return webhooks;
    },
  };
}

export type Journey = Awaited<ReturnType<typeof startJourney>>;

export const textMessage = (to = "+15551234567"): Record<string, unknown> => ({
  messaging_product: "whatsapp",
  to,
  type: "text",
  text: { body: "Your bike is ready 🚲" },
});

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Posts to the simulator as a program would. */
export async function post(
  simulator: Simulator,
  body: unknown,
  {
    token = simulator.accessToken,
    path = `/v25.0/${simulator.phoneNumberId}/messages`,
    method = "POST",
    type = "application/json",
  }: { token?: string | undefined; path?: string; method?: string; type?: string } = {},
): Promise<Answered> {
  const response = await fetch(simulator.baseUrl + path, {
    method,
    headers: { "content-type": type, ...(token !== "" && { authorization: `Bearer ${token}` }) },
    ...(method !== "GET" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
