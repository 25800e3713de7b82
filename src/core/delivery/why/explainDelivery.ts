import { age, describeRecipient, describeState } from "../describe.ts";
import { oneLine } from "../oneLine.ts";
import { type AccountFacts, type Cause, type DeliveryFacts, recipientKind } from "./deliveryFacts.ts";
import { likelyCauses } from "./likelyCauses.ts";

/** Why a message is not delivered, as a Markdown page: what is known, the likely causes in order, and what to do. */
export function explainDelivery(facts: DeliveryFacts, label: string | undefined): string {
  const { delivery } = facts;
  const causes = likelyCauses(facts);
  return [
    "# Why is this not delivered?",
    `${code(label ?? "A message")} → ${text(delivery.recipient === undefined ? "an unknown recipient" : describeRecipient(delivery.recipient))}, **${text(describeState(delivery, facts.nowMs))}**`,
    ...(causes.length === 0
      ? ["Nothing is wrong: it has come as far as WhatsApp ever reports."]
      : [
          "## Likely causes, in this order",
          causes.map((cause, i) => `${i + 1}. ${causeText(cause)}`).join("\n"),
        ]),
    "## What is known",
    table(knownRows(facts)),
    `Message ID: ${code(delivery.wamid)}`,
  ].join("\n\n");
}

function causeText({ certainty, title, because, action }: Cause): string {
  const how = { certain: "", likely: "", possible: " *(possible)*" }[certainty];
  return `**${text(title)}**${how}  \n   ${text(because)}  \n   → ${text(action)}`;
}

function knownRows(facts: DeliveryFacts): [string, string][] {
  const { delivery, nowMs, window, deadlineMs, country, payload, account } = facts;
  const times = Object.entries(delivery.times).map(
    ([state, time]) => [state, `${age(nowMs - time)} ago`] as [string, string],
  );
  return [
    ...times,
    ["recipient", recipientText(facts, country, payload)],
    ["customer service window", windowText(window, nowMs)],
    [
      "WhatsApp tries until",
      deadlineMs === undefined
        ? "not known"
        : deadlineMs > nowMs
          ? `${age(deadlineMs - nowMs)} from now`
          : `it gave up ${age(nowMs - deadlineMs)} ago`,
    ],
    ["webhooks", facts.simulated || facts.listening ? "come to this machine" : "do not come to this machine"],
    ...(facts.simulated ? [["account", "the simulator"] as [string, string]] : accountRows(account)),
  ];
}

function recipientText({ delivery }: DeliveryFacts, country: string | undefined, payload: unknown): string {
  const kind = recipientKind(delivery.recipient, payload);
  if (kind === "group") return "a group";
  if (kind === "user") return "a user whose number is not shared";
  return country === undefined ? "a number" : `a number of ${country}`;
}

function windowText(window: DeliveryFacts["window"], nowMs: number): string {
  if (window === undefined) return "not known: no message of this customer was received here";
  return window.open
    ? `open for another ${age(window.closesAtMs - nowMs)}`
    : `closed ${age(nowMs - window.closesAtMs)} ago`;
}

function accountRows(account: AccountFacts): [string, string][] {
  if (account.unknown !== undefined) return [["account", `could not be asked: ${account.unknown}`]];
  return [
    ["health", account.canSend ?? "not known"],
    ["number's status", account.status ?? "not known"],
    ["quality", account.quality ?? "not known"],
    ["messaging limit", account.messagingLimit ?? "not known"],
  ];
}

const table = (rows: readonly (readonly [string, string])[]): string =>
  ["| | |", "| --- | --- |", ...rows.map(([name, value]) => `| ${text(name)} | ${text(value)} |`)].join("\n");

/** Text that may come from outside: nothing in it is markup. */
const text = (value: string): string =>
  oneLine(value, 600).replace(/[\\`*_{}[\]<>#|~&!]/g, character => `\\${character}`);

const code = (value: string): string => `\`${oneLine(value, 200).replaceAll("`", "'")}\``;
