import { phoneBook } from "../../src/core/customers/phoneBook.ts";
import { graphRoutes } from "../../src/node/simulator/graph/graphRoutes.ts";
import { ownRoutes } from "../../src/node/simulator/own/ownRoutes.ts";
import { endpointCalls } from "../node/simulator/coverage/endpoints.ts";
import { sentSamples } from "../node/simulator/coverage/samples.ts";
import { table } from "./table.ts";

/** The text of `docs/simulator.md`: everything in it is asked from the code. */
export function simulatorDocument(): string {
  return `${[
    "# The simulator",
    "What the simulator answers, to whom, and with what. This file is made from the code by `npm run docs`; a test fails when it is not up to date, and when something in it is missing.",
    "## Endpoints",
    "Of the Graph API, behind any version in the path. A test calls each of them and gets what was asked for.",
    table(
      ["Request", "What it does", "Tested"],
      graphRoutes.map(({ method, path, does }) => [
        `\`${method} ${path}\``,
        does,
        endpointCalls[`${method} ${path}`] ? "✓" : "**missing**",
      ]),
    ),
    "The simulator's own, without a token and from this machine only:",
    table(
      ["Request", "What it does"],
      ownRoutes.map(({ method, path, does }) => [`\`${method} ${path}\``, does]),
    ),
    "## Messages",
    "Each of these is posted by a test, accepted, and reported by signed webhooks.",
    table(
      ["File in `samples/`", "Statuses"],
      sentSamples().map(({ file, statuses }) => [
        `\`${file}\``,
        statuses.join(", ") || "none: it marks a message as read",
      ]),
    ),
    "## Numbers with a story",
    "Any other number receives and reads.",
    table(
      ["Number", "What happens"],
      phoneBook.map(({ number, meaning }) => [`\`${number}\``, meaning]),
    ),
  ].join("\n\n")}\n`;
}
