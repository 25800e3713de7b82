import { found, type GraphAnswer } from "../graphAnswer.ts";
import { genericError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import type { World } from "../world/world.ts";

const path = "/simulator/clock";

export const readClock: Route = {
  method: "GET",
  path,
  does: "The simulator's time",
  answer: ({ world }) => time(world),
};

export const moveClock: Route = {
  method: "POST",
  path,
  does: 'Moves its time ahead: {"by": "25h"}, in s, m, h or d',
  async answer(call) {
    const { by } = await readParameters(call);
    const [, count, unit] = /^(\d{1,9}(?:\.\d{1,3})?)([smhd])$/.exec(typeof by === "string" ? by : "") ?? [];
    if (count === undefined)
      throw genericError(100, 'by: It is a number and a unit, such as "90s", "10m", "25h" or "30d".');
    const ms = Number(count) * (unitsMs[unit ?? "s"] ?? 0);
    if (ms > longestMs) throw genericError(100, "by: It is at most 3650d.");
    call.world.clock.moveBy(ms);
    return time(call.world);
  },
};

const unitsMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const longestMs = 3650 * 86_400_000;

const time = ({ clock }: World): GraphAnswer => found({ now: new Date(clock.now()).toISOString() });
