import type { PreflightRule } from "../preflight.ts";
import { cachedLink } from "./cachedLink.ts";
import { windowClosed, windowUnknown } from "./customerServiceWindow.ts";
import { fileProblems } from "./fileProblems.ts";
import { groupLimits } from "./groupLimits.ts";
import { linkAnswer } from "./linkAnswer.ts";
import { numberWithoutCountryCode } from "./numberWithoutCountryCode.ts";
import { pairRate } from "./pairRate.ts";
import { manyToOne, openEndedGreeting, optInUnconfirmed, qualityRating } from "./quality.ts";
import { template } from "./template.ts";
import { unresolvedVariables } from "./unresolvedVariables.ts";

/** Everything that is looked at before a message leaves. */
export const preflightRules: readonly PreflightRule[] = [
  fileProblems,
  unresolvedVariables,
  windowClosed,
  windowUnknown,
  numberWithoutCountryCode,
  cachedLink,
  linkAnswer,
  template,
  pairRate,
  groupLimits,
  qualityRating,
  openEndedGreeting,
  manyToOne,
  optInUnconfirmed,
];
