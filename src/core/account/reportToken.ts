import type { Fact, TokenDetails } from "./accountFacts.ts";
import { linesOf, type ReportLine, words } from "./reportLine.ts";
import { describeExpiry, renewToken } from "./tokenExpiry.ts";

/** The lines about the access token: whether it is valid, how long, and what it is good for. */
export const tokenLines = (fact: Fact<TokenDetails>, nowMs: number): readonly ReportLine[] =>
  linesOf(fact, "Token", token => [
    token.valid
      ? { severity: "good", label: "Token", value: "valid" }
      : {
          severity: "error",
          label: "Token",
          value: `not valid${token.fault ? `: ${token.fault}` : ""}`,
          advice: "Generate a new one and paste it in “Edit Account…”.",
        },
    ...expiryLines(token, nowMs),
    ...(token.type ? [{ severity: "good" as const, label: "Kind", value: words(token.type) }] : []),
    ...(token.appId || token.appName
      ? [
          {
            severity: "good" as const,
            label: "App",
            value: [token.appName, token.appId].filter(Boolean).join(" · "),
          },
        ]
      : []),
    ...(token.valid ? permissions.map(permission => permissionLine(token, permission)) : []),
  ]);

function expiryLines({ expiresAtMs, valid }: TokenDetails, nowMs: number): readonly ReportLine[] {
  if (expiresAtMs === undefined || !valid) return [];
  const { severity, text } = describeExpiry(expiresAtMs, nowMs);
  return [{ severity, label: "Lifetime", value: text, ...(severity !== "good" && { advice: renewToken }) }];
}

const permissions = [
  { name: "whatsapp_business_messaging", severity: "error", without: "Without it nothing can be sent." },
  {
    name: "whatsapp_business_management",
    severity: "warning",
    without: "Without it templates, numbers and webhooks cannot be managed.",
  },
] as const;

function permissionLine({ scopes }: TokenDetails, permission: (typeof permissions)[number]): ReportLine {
  const { name, severity, without } = permission;
  return scopes.includes(name)
    ? { severity: "good", label: "Permission", value: name }
    : {
        severity,
        label: "Permission",
        value: `${name} is missing`,
        advice: `${without} Generate the token again with this permission.`,
      };
}
