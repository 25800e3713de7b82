import { randomBytes, randomInt } from "node:crypto";
import { businessNumber } from "../../../core/customers/phoneBook.ts";
import { machineClock } from "../clock.ts";
import { Customers } from "../customers.ts";
import { seededRandom } from "../seededRandom.ts";
import { RateLimits } from "../sending/rateLimits.ts";
import { SimulatedClock } from "../simulatedClock.ts";
import type { SimulatorOptions } from "../startSimulator.ts";
import { StatusReporter } from "../statusReporter.ts";
import { Callbacks } from "../webhooks/callbacks.ts";
import { WebhookSender } from "../webhooks/webhookSender.ts";
import { Accounts } from "./accounts.ts";
import { Groups } from "./groups.ts";
import { helloWorld } from "./helloWorld.ts";
import { Ids } from "./ids.ts";
import { MediaStore } from "./mediaStore.ts";
import { Switches } from "./switches.ts";
import { readDefinitions, TemplateStore } from "./templateStore.ts";
import { Traffic } from "./traffic.ts";
import type { World } from "./world.ts";

/** A customer who receives and reads everything, in digits. */
export const testNumber = "15551234567";

/** A group there is from the start. */
const sampleGroupId = "SGFyYm91ci1CaWtlcy1SaWRlcnM";

/** What a simulator begins with. */
export function createWorld(options: SimulatorOptions): World {
  const clock = new SimulatedClock(options.clock ?? machineClock);
  const random = seededRandom(options.seed ?? randomInt(2 ** 32));
  const ids = new Ids(random);
  const speed = options.speed ?? 1;
  const business = {
    wabaId: "209876543210987",
    phoneNumberId: options.phoneNumberId ?? "310987654321098",
    displayPhoneNumber: businessNumber,
  };
  const accounts = new Accounts([{ ...business, verifiedName: "Wamsg Simulator" }]);
  const traffic = new Traffic();
  const webhooks = new WebhookSender({
    clock,
    speed,
    appSecret: options.appSecret,
    posted: webhook => traffic.posted(webhook),
    warn: options.warn ?? (() => {}),
  });
  const callbacks = new Callbacks(accounts, webhooks);
  const customers = new Customers({ clock, business, callbacks, wamid: ids.wamid, testNumber });
  const windowOpen = (waId: string): boolean => customers.isWindowOpen(waId);
  const reporter = new StatusReporter({ clock, random, speed, callbacks, windowOpen });
  const world: World = {
    clock,
    speed,
    ids,
    // A store that scans for secrets, or a person, must never take it for one of Meta's.
    accessToken: options.accessToken ?? `simulator-${randomBytes(12).toString("hex")}`,
    appSecret: options.appSecret,
    startedMs: clock.now(),
    accounts,
    media: new MediaStore(clock, ids.object),
    templates: new TemplateStore(),
    groups: new Groups(),
    customers,
    callbacks,
    webhooks,
    traffic,
    limits: new RateLimits(clock, speed),
    switches: new Switches(),
    callRequestsMs: new Map(),
    taken(message) {
      options.onSent?.(message);
      reporter.report(message);
    },
  };
  const reading = { newId: ids.object, nowMs: clock.now() };
  for (const template of readDefinitions(helloWorld, business.wabaId, reading)) world.templates.put(template);
  world.groups.put({
    id: sampleGroupId,
    phoneNumberId: business.phoneNumberId,
    subject: "Harbour Bikes Riders",
    description: "",
    participants: customers.groupMembers,
    createdMs: clock.now(),
    suspended: false,
  });
  return world;
}
