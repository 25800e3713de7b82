import { seededRandom } from "../../../src/node/simulator/seededRandom.ts";
import { killReceiver } from "./kills.ts";
import { bareFigures, webhookFigures, webhookRows } from "./webhooks.ts";

/** The webhooks' part of the benchmark alone; with `--kills N` a receiver that is killed N times. */
const kills = Number(process.argv[process.argv.indexOf("--kills") + 1]);
if (process.argv.includes("--kills")) {
  console.log(await killReceiver({ kills, random: seededRandom(kills), longestLifeMs: 250 }));
} else {
  for (const [name, value] of webhookRows(await webhookFigures(5, 1_000_000)))
    console.log(name.padEnd(48), value);
  const bare = await bareFigures(3);
  console.log(
    "a server that does nothing but answer 200".padEnd(48),
    Math.round(bare.requests / bare.seconds),
    "a second",
  );
}
