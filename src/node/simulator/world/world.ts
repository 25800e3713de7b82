import type { Customers } from "../customers.ts";
import type { Outgoing } from "../outgoing.ts";
import type { RateLimits } from "../sending/rateLimits.ts";
import type { SimulatedClock } from "../simulatedClock.ts";
import type { Callbacks } from "../webhooks/callbacks.ts";
import type { WebhookSender } from "../webhooks/webhookSender.ts";
import type { Accounts } from "./accounts.ts";
import type { Groups } from "./groups.ts";
import type { Ids } from "./ids.ts";
import type { MediaStore } from "./mediaStore.ts";
import type { ObjectKind } from "./objectKind.ts";
import type { Switches } from "./switches.ts";
import type { TemplateStore } from "./templateStore.ts";
import type { Traffic } from "./traffic.ts";

/** Everything there is in a simulator. */
export interface World {
  readonly clock: SimulatedClock;
  /** `1` is a person's speed. */
  readonly speed: number;
  readonly ids: Ids;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly startedMs: number;
  readonly accounts: Accounts;
  readonly media: MediaStore;
  readonly templates: TemplateStore;
  readonly groups: Groups;
  readonly customers: Customers;
  readonly callbacks: Callbacks;
  readonly webhooks: WebhookSender;
  readonly traffic: Traffic;
  readonly limits: RateLimits;
  readonly switches: Switches;
  /** When each customer was asked for permission to call. */
  readonly callRequestsMs: Map<string, readonly number[]>;
  /** Is told of every message that was taken. */
  taken(message: Outgoing): void;
}

/** What an ID is of; `undefined`: there is nothing with that ID. */
export function kindOfId(world: World, id: string): ObjectKind | undefined {
  if (world.accounts.number(id)) return "PHONE_NUMBER_ID";
  if (world.accounts.account(id)) return "WABA_ID";
  if (world.media.get(id)) return "MEDIA_ID";
  if (world.templates.get(id)) return "TEMPLATE_ID";
  if (world.groups.get(id)) return "GROUP_ID";
  return id === world.accounts.app.id ? "APP_ID" : undefined;
}
