import type { BusinessDetails, Fact, SubscribedTo, TokenDetails, WebhookPlaces } from "./accountFacts.ts";
import { judged, linesOf, type ReportLine, type Verdict } from "./reportLine.ts";
import { parseUrl } from "./validateAccount.ts";

/** The lines about where webhooks go, and whether they go at all (account-api §1). */
export const webhookLines = (
  places: Fact<WebhookPlaces>,
  apps: Fact<readonly SubscribedTo[]>,
  token: Fact<TokenDetails>,
): readonly ReportLine[] => [
  ...linesOf(places, "Go to", placeLines),
  ...linesOf(apps, "Apps", known => appLines(known, token.kind === "known" ? token.value : undefined)),
];

function placeLines({ phoneNumber, businessAccount, application }: WebhookPlaces): readonly ReportLine[] {
  const used = phoneNumber ?? businessAccount ?? application;
  if (used === undefined)
    return [
      {
        severity: "warning",
        label: "Go to",
        value: "nowhere",
        advice:
          "Statuses and answers will not be seen. Set a callback URL in the app dashboard, or use “Start Listening for Webhooks”.",
      },
    ];
  const by = phoneNumber ? "set for this number" : businessAccount ? "set for the account" : "set in the app";
  const instead = [phoneNumber && businessAccount, application]
    .filter(place => place && place !== used)
    .map(place => `in place of ${place}`);
  const line = { label: "Go to", value: [used, by, ...instead].join(" · ") };
  // The simulator reaches this machine, which nobody else does.
  return /^https:/.test(used) || parseUrl(used)?.local
    ? [{ ...line, severity: "good" }]
    : [{ ...line, severity: "warning", advice: "Meta sends webhooks to https addresses only." }];
}

function appLines(apps: readonly SubscribedTo[], token: TokenDetails | undefined): readonly ReportLine[] {
  const value = apps.map(({ id, name }) => name ?? id).join(", ") || "none";
  const own = token?.appId;
  if (apps.length > 0 && (own === undefined || apps.some(({ id }) => id === own)))
    return [{ severity: "good", label: "Subscribed apps", value }];
  return [
    {
      severity: "warning",
      label: "Subscribed apps",
      value: apps.length === 0 ? value : `${value}, but not the token's own`,
      advice:
        "The app gets no webhooks of this account. Subscribe it: “Start Listening for Webhooks” does, and so does the app dashboard.",
    },
  ];
}

/** The lines about the WhatsApp Business Account. */
export function businessLines(fact: Fact<BusinessDetails>, token: Fact<TokenDetails>): readonly ReportLine[] {
  return linesOf(fact, "Account", business => [
    {
      severity: "good",
      label: "Account",
      value: [business.name, business.id].filter(Boolean).join(" · "),
    },
    ...foreign(business, token),
    ...judged("Review", business.reviewStatus, reviews),
    ...judged("Business verification", business.verification?.toUpperCase(), verifications),
    ...(business.country || business.currency
      ? [
          {
            severity: "good" as const,
            label: "Bills",
            value: [business.country, business.currency].filter(Boolean).join(" · "),
          },
        ]
      : []),
  ]);
}

function foreign({ id }: BusinessDetails, token: Fact<TokenDetails>): readonly ReportLine[] {
  const ids = token.kind === "known" ? token.value.accountIds : [];
  if (ids.length === 0 || ids.includes(id)) return [];
  return [
    {
      severity: "warning",
      label: "Access",
      value: "the token is not for this account",
      advice: `Give the system user the account as an asset, or correct the account's ID: the token is good for ${ids.join(", ")}.`,
    },
  ];
}

type Verdicts = Readonly<Record<string, Verdict>>;

const reviews: Verdicts = {
  APPROVED: { severity: "good" },
  PENDING: { severity: "info", advice: "Meta has not reviewed the account yet." },
  REJECTED: { severity: "error", advice: "Read the reason in Business Support Home, and appeal there." },
};

const verifications: Verdicts = {
  VERIFIED: { severity: "good" },
  NOT_VERIFIED: {
    severity: "info",
    advice:
      "Verify the business in the security centre of the business settings to raise the messaging limit.",
  },
  PENDING: { severity: "info" },
  PENDING_SUBMISSION: { severity: "info" },
  FAILED: { severity: "warning", advice: "Correct the business's papers and submit them again." },
  REJECTED: { severity: "warning", advice: "Correct the business's papers and submit them again." },
};
