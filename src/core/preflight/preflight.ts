import type { CustomerServiceWindow } from "../delivery/customerServiceWindow.ts";
import type { Fields } from "../delivery/fields.ts";
import type { Recipient } from "../payload/recipient.ts";
import type { Problem, Span } from "../problem.ts";
import type { PastSend } from "./pastSend.ts";
import type { LinkAnswer } from "./rules/linkAnswer.ts";
import { preflightRules } from "./rules/preflightRules.ts";

/** All that is known of a message that is about to be sent. */
export interface PreflightContext {
  /** What would be posted. Where variables have no value, they still stand in it. */
  readonly body: Fields;
  /** Whom it really goes to; `undefined` for a read receipt, or where nobody is named. */
  readonly recipient: Recipient | undefined;
  readonly nowMs: number;
  /** The problems of this payload in its file. */
  readonly problems: readonly Problem[];
  /** Whether the file is no whole JSON, so that there is nothing to post. */
  readonly broken: boolean;
  /** Variables without a value. */
  readonly unresolved: readonly string[];
  readonly business: Business;
  /** The recipient's customer service window; `undefined`: unknown. */
  readonly window: CustomerServiceWindow | undefined;
  /** What was sent lately from this account, in any order. */
  readonly history: readonly PastSend[];
  /** What the media links answered; empty where they were not asked. */
  readonly links: ReadonlyMap<string, LinkAnswer>;
  /** Whether the person confirmed that this recipient agreed to be written to. */
  readonly optedIn: boolean;
}

/** The number that the message leaves from, as far as it is known. */
export interface Business {
  readonly simulated: boolean;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | undefined;
  /** `GREEN`, `YELLOW`, `RED`, or `UNKNOWN` and `NA` (account-api §2). */
  readonly qualityRating: string | undefined;
  /** Such as `TIER_2K` (account-api §2). */
  readonly messagingLimit: string | undefined;
  /** The person's own phones: they need no protection from being written to often. */
  readonly testNumbers: readonly string[];
}

/** Something to know before a message leaves. */
export interface Warning {
  /** The rule's stable kebab-case name. */
  readonly rule: string;
  /** `blocked`: it cannot be posted at all. `hint`: good manners rather than a refusal. */
  readonly weight: "blocked" | "warning" | "hint";
  /** What would happen, and what to do about it. */
  readonly message: string;
  /** The error it would come back with. */
  readonly code?: number;
  /** Where in the file it is. */
  readonly span?: Span;
  /** What can be done about it on the spot. */
  readonly remedy?: Remedy;
}

/** `freshLinks`: give the cached links a new query. `giveValues`: ask for the variables. `optIn`: the recipient agreed. */
export type Remedy = "freshLinks" | "giveValues" | "optIn";

/** One thing that is looked at before a message leaves. */
export interface PreflightRule {
  readonly id: string;
  /** What the rule is about, for a list of rules. */
  readonly title: string;
  /** Whether a person can switch it off. What is `blocked` cannot be sent whatever is switched off. */
  readonly optional: boolean;
  check(context: PreflightContext): readonly Omit<Warning, "rule">[];
}

/** Everything to know before a message leaves, what blocks it first and hints last. Rules in `off` are not asked. */
export function preflight(context: PreflightContext, off: ReadonlySet<string>): readonly Warning[] {
  return preflightRules
    .filter(({ id, optional }) => !(optional && off.has(id)))
    .flatMap(rule => rule.check(context).map(warning => ({ ...warning, rule: rule.id })))
    .sort((one, other) => weights.indexOf(one.weight) - weights.indexOf(other.weight));
}

const weights: readonly Warning["weight"][] = ["blocked", "warning", "hint"];
