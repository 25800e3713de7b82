import type { Fact, Health, HealthEntity, PhoneDetails } from "./accountFacts.ts";
import { judged, linesOf, type ReportLine, type Severity, type Verdict, words } from "./reportLine.ts";

/** The lines about the phone number itself (account-api §2; rules §§5–7). */
export const phoneLines = (fact: Fact<PhoneDetails>): readonly ReportLine[] =>
  linesOf(fact, "Number", phone => [
    {
      severity: "good",
      label: "Number",
      value: [phone.displayPhoneNumber ?? "not told", phone.verifiedName].filter(Boolean).join(" · "),
    },
    ...judged("Status", phone.status, statuses),
    ...judged("Quality", phone.qualityRating, qualities),
    ...judged("Messaging limit", phone.messagingLimit, limits),
    ...judged("Throughput", phone.throughput, throughputs),
    ...judged("Display name", phone.nameStatus, names),
    ...(phone.official
      ? [{ severity: "good" as const, label: "Badge", value: "official business account" }]
      : []),
    ...judged("Verified by code", phone.codeVerification, codes),
    ...judged("Platform", phone.platform, platforms),
    ...judged("Mode", phone.mode, modes),
  ]);

/** The lines about what stands in the way of sending (account-api §3). */
export const healthLines = (fact: Fact<Health>): readonly ReportLine[] =>
  linesOf(fact, "Can send", health => {
    const reasons = health.entities
      .filter(entity => entity.canSend !== "AVAILABLE" || entity.remarks.length > 0)
      .flatMap(reasonLines);
    const severity = healthSeverity(health.canSend);
    const unexplained = severity !== "good" && reasons.every(reason => reason.severity === "info");
    return [
      {
        severity,
        label: "Can send",
        value: words(health.canSend),
        // Where Meta names the reasons, what to do stands beside each of them.
        ...(unexplained && { advice: "Meta names no reason; look at the account in WhatsApp Manager." }),
      },
      ...reasons,
    ];
  });

function reasonLines({ type, id, canSend, remarks }: HealthEntity): readonly ReportLine[] {
  const label = `${entityNames[type] ?? words(type)}${id ? ` ${id}` : ""}`;
  const severity = healthSeverity(canSend) === "good" ? "info" : healthSeverity(canSend);
  const advice = "Meta names no solution; look at the account in WhatsApp Manager.";
  if (remarks.length === 0) return [{ severity, label, value: words(canSend), advice }];
  return remarks.map(({ said, solution }) => ({
    severity,
    label,
    value: `${words(canSend)}: ${said.replace(/\.$/, "")}`,
    advice: solution ?? advice,
  }));
}

const healthSeverity = (canSend: string): Severity =>
  canSend === "AVAILABLE" ? "good" : canSend === "LIMITED" ? "warning" : "error";

const entityNames: Readonly<Record<string, string>> = {
  PHONE_NUMBER: "Number",
  WABA: "Business account",
  BUSINESS: "Business portfolio",
  APP: "App",
  MESSAGE_TEMPLATE: "Template",
};

type Verdicts = Readonly<Record<string, Verdict>>;

const statuses: Verdicts = {
  CONNECTED: { severity: "good" },
  PENDING: {
    severity: "error",
    advice: "Register the number for the Cloud API in WhatsApp Manager, with its two-step PIN.",
  },
  DISCONNECTED: {
    severity: "error",
    advice: "The number is not registered, so nothing can be sent. Register it in WhatsApp Manager.",
  },
  FLAGGED: {
    severity: "warning",
    advice: "Quality is low. Send less and only what was asked for; after seven better days the flag goes.",
  },
  RESTRICTED: {
    severity: "warning",
    advice: "The messaging limit is used up or lowered. Only answers within 24 hours go out for now.",
  },
  RATE_LIMITED: { severity: "warning", advice: "Too many messages went out; wait before you send more." },
  BANNED: { severity: "error", advice: "Read the notice in Business Support Home, and appeal there." },
  DELETED: { severity: "error", advice: "The number is gone. Use another phone number ID." },
  MIGRATED: {
    severity: "error",
    advice: "The number moved to another account. Take its new phone number ID from there.",
  },
};

const qualities: Verdicts = {
  GREEN: { severity: "good", text: "green: high" },
  YELLOW: {
    severity: "warning",
    text: "yellow: medium",
    advice: "People block or report some messages. Send fewer, and only to those who opted in.",
  },
  RED: {
    severity: "warning",
    text: "red: low",
    advice:
      "People block or report many messages. Stop campaigns; templates will be paused and the limit lowered.",
  },
  UNKNOWN: { severity: "info", text: "not rated yet" },
  NA: { severity: "info", text: "not rated yet" },
};

const people = (count: string): string => `${count} people in 24 hours, outside of conversations`;

const limits: Verdicts = {
  TIER_50: { severity: "info", text: people("50") },
  TIER_250: {
    severity: "info",
    text: people("250"),
    advice: "Verify the business, or have 2,000 good deliveries in 30 days, to reach 2,000.",
  },
  TIER_2K: { severity: "good", text: people("2,000") },
  TIER_10K: { severity: "good", text: people("10,000") },
  TIER_100K: { severity: "good", text: people("100,000") },
  TIER_UNLIMITED: { severity: "good", text: "unlimited" },
  TIER_NOT_SET: { severity: "info", text: "not set" },
};

const throughputs: Verdicts = {
  STANDARD: { severity: "good", text: "80 messages a second" },
  HIGH: { severity: "good", text: "up to 1,000 messages a second" },
  NOT_APPLICABLE: { severity: "info", text: "not told" },
};

const names: Verdicts = {
  APPROVED: { severity: "good" },
  AVAILABLE_WITHOUT_REVIEW: { severity: "good" },
  PENDING_REVIEW: {
    severity: "info",
    advice: "Until Meta has approved it, the number is shown in its place.",
  },
  DECLINED: { severity: "warning", advice: "Ask for another display name in WhatsApp Manager." },
  EXPIRED: { severity: "warning", advice: "Ask for the display name again in WhatsApp Manager." },
  NONE: { severity: "info", text: "none" },
};

const codes: Verdicts = {
  VERIFIED: { severity: "good", text: "yes" },
  NOT_VERIFIED: { severity: "info", text: "no", advice: "It is needed only to register the number anew." },
  UNVERIFIED: { severity: "info", text: "no", advice: "It is needed only to register the number anew." },
  EXPIRED: { severity: "info", text: "no longer", advice: "It is needed only to register the number anew." },
};

const platforms: Verdicts = {
  CLOUD_API: { severity: "good", text: "Cloud API" },
  ON_PREMISE: {
    severity: "error",
    text: "On-Premises API",
    advice: "That API has ended. Register the number for the Cloud API.",
  },
  NOT_APPLICABLE: {
    severity: "warning",
    text: "none",
    advice: "Register the number for the Cloud API in WhatsApp Manager.",
  },
};

const modes: Verdicts = {
  LIVE: { severity: "good" },
  SANDBOX: {
    severity: "info",
    text: "test number",
    advice:
      "It reaches only the recipients that were added and confirmed on the app's API Setup page (else 131030).",
  },
};
