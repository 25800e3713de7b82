import { phoneBook } from "../../src/core/customers/phoneBook.ts";
import { graphRoutes } from "../../src/node/simulator/graph/graphRoutes.ts";
import { ownRoutes } from "../../src/node/simulator/own/ownRoutes.ts";
import type { Route } from "../../src/node/simulator/route.ts";
import { endpointCalls, ownCalls } from "../node/simulator/coverage/endpoints.ts";
import { metElsewhere, sendingCodes } from "../node/simulator/coverage/errors.ts";
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
      graphRoutes.map(route => rowOf(route, endpointCalls)),
    ),
    "The simulator's own, without a token and from this machine only:",
    table(
      ["Request", "What it does", "Tested"],
      ownRoutes.map(route => rowOf(route, ownCalls)),
    ),
    "## Messages",
    "Each of these is posted by a test, accepted, and reported by signed webhooks.",
    table(
      ["File in `samples/`", "Type", "Statuses", "Tested"],
      sentSamples().map(({ file, payload, statuses }) => [
        `\`${file}\``,
        typeOf(payload),
        statuses.join(", ") || "none: it marks a message as read",
        "`coverage.test.ts`: is accepted and reported",
      ]),
    ),
    "## Errors",
    'Every published code that sending can meet. A message to the number ends in the code, whatever it says; `POST /simulator/refuse` with `{"code": …}` does the same for the next message to anybody. Behind that stands what a sender does to meet it as with Meta. Tests are files of `test/node/simulator/`; numbers are tried by `refusals.test.ts`, `/simulator/refuse` by `coverage.test.ts`.',
    table(
      ["Code", "Title", "Told", "Number", "Or", "Tested"],
      sendingCodes().map(({ code, title, told, number, ways }) => [
        String(code),
        title,
        told,
        number ? `\`${number}\`` : "",
        ways.map(({ how }) => how).join("; "),
        [...new Set([...(number ? ["refusals.test.ts"] : []), ...ways.map(({ file }) => file)])]
          .map(file => `\`${file}\``)
          .join(", ") || "**missing**",
      ]),
    ),
    "The other published codes are not met by sending; `/simulator/refuse` answers with them all the same:",
    table(
      ["Met by", "Codes"],
      Object.entries(metElsewhere).map(([what, codes]) => [what, codes.join(", ")]),
    ),
    "## Numbers with a story",
    "Any other number receives and reads.",
    table(
      ["Number", "What happens"],
      phoneBook.map(({ number, meaning }) => [`\`${number}\``, meaning]),
    ),
  ].join("\n\n")}\n`;
}

function typeOf(payload: Readonly<Record<string, unknown>>): string {
  const { type = "text", status, interactive } = payload;
  if (status === "read") return payload.typing_indicator ? "typing indicator" : "read receipt";
  const kind = (interactive as { type?: unknown } | undefined)?.type;
  return kind === undefined ? String(type) : `${type}, ${kind}`;
}

function rowOf({ method, path, does }: Route, calls: Readonly<Record<string, unknown>>): readonly string[] {
  const request = `${method} ${path}`;
  const tested = Object.hasOwn(calls, request)
    ? "`coverage.test.ts`: it answers what is asked"
    : "**missing**";
  return [`\`${request}\``, does, tested];
}
