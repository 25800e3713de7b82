import { randomUUID } from "node:crypto";

/** What the built-in variables are filled from; `undefined` where there is nothing yet. */
export interface KnownValues {
  readonly testNumber: string | undefined;
  readonly lastInboundId: string | undefined;
  readonly lastSentId: string | undefined;
  /** The `wamsg.variables` setting; empty on the command line. */
  readonly settings: Readonly<Record<string, string>>;
}

const prefix = "WAMSG_VAR_";

/**
 * Every variable that has a value now: the built-in ones, the setting's, and environment variables named
 * `WAMSG_VAR_<name>`. No other part of the environment can be read by a payload.
 */
export function knownVariables(
  known: KnownValues,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  now: Date = new Date(),
): Record<string, string> {
  const entries: [string, string | undefined][] = [
    ...Object.entries(environment)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]): [string, string | undefined] => [name.slice(prefix.length), value]),
    ...Object.entries(known.settings),
    ["testNumber", known.testNumber],
    ["lastInboundId", known.lastInboundId],
    ["lastSentId", known.lastSentId],
    ["uuid", randomUUID()],
    ["timestamp", String(Math.floor(now.getTime() / 1000))],
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
