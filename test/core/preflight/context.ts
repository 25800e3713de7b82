import { type PreflightContext, preflight, type Warning } from "../../../src/core/preflight/preflight.ts";

/** A message to the test number about which there is nothing to say. */
export const plain: PreflightContext = {
  body: {
    messaging_product: "whatsapp",
    to: "+15551234567",
    type: "text",
    text: { body: "Your bike is ready." },
  },
  recipient: { kind: "phone", id: "+15551234567" },
  nowMs: 1_000_000_000,
  problems: [],
  broken: false,
  unresolved: [],
  business: {
    simulated: false,
    country: "US",
    qualityRating: "GREEN",
    messagingLimit: "TIER_2K",
    testNumbers: ["+15551234567"],
  },
  window: { open: true, closesAtMs: 1_000_100_000 },
  history: [],
  links: new Map(),
  optedIn: false,
};

export const warnings = (over: Partial<PreflightContext>, off: readonly string[] = []): readonly Warning[] =>
  preflight({ ...plain, ...over }, new Set(off));

/** The names of the rules that object. */
export const rules = (over: Partial<PreflightContext>, off: readonly string[] = []): readonly string[] =>
  warnings(over, off).map(({ rule }) => rule);
