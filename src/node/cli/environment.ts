import { knownVariables } from "../variables.ts";
import { CliError } from "./io.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that do not depend on a send: those of the environment. */
export function environmentVariables(env: Environment): Readonly<Record<string, string>> {
  return knownVariables(
    { testNumber: undefined, lastInboundId: undefined, lastSentId: undefined, settings: {} },
    env,
  );
}

/** The account that the environment names. */
export interface EnvironmentAccount {
  readonly phoneNumberId: string;
  readonly accessToken: string;
  readonly baseUrl: string;
  readonly apiVersion: string;
}

export const defaultApiVersion = "v25.0";

/** The account in the environment; `undefined` where there is none. Throws {@link CliError} for half of one. */
export function environmentAccount(env: Environment): EnvironmentAccount | undefined {
  const phoneNumberId = env.WAMSG_PHONE_NUMBER_ID || undefined;
  const accessToken = env.WAMSG_ACCESS_TOKEN || undefined;
  if (!phoneNumberId && !accessToken) return undefined;
  if (!phoneNumberId || !accessToken)
    throw new CliError(
      `The environment has ${phoneNumberId ? "WAMSG_PHONE_NUMBER_ID" : "WAMSG_ACCESS_TOKEN"} but not ${phoneNumberId ? "WAMSG_ACCESS_TOKEN" : "WAMSG_PHONE_NUMBER_ID"}. Set both for a real account, or neither for the simulator.`,
    );
  return {
    phoneNumberId,
    accessToken,
    baseUrl: env.WAMSG_BASE_URL || "https://graph.facebook.com",
    apiVersion: env.WAMSG_API_VERSION || defaultApiVersion,
  };
}
