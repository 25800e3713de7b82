import * as vscode from "vscode";
import { recipientKey } from "../core/account/recipients.ts";
import { describeRecipient } from "../core/delivery/describe.ts";
import { describeWarnings, type Told } from "../core/preflight/describeWarnings.ts";
import { preflightRules } from "../core/preflight/rules/preflightRules.ts";
import type { Account } from "./accounts.ts";
import type { NewRecipient } from "./newRecipients.ts";
import type { Draft } from "./sendRequest.ts";
import { readSettings, writeSetting } from "./settings.ts";

/** What a person answers to what there is to know before a send. */
export type PreflightAnswer =
  | "send"
  | "fresh"
  | "alwaysFresh"
  | "giveValues"
  | "optIn"
  | "switchOff"
  | "show";

/** What a person is asked about before a send. */
export interface PreflightQuestion {
  readonly account: Account;
  readonly drafts: readonly Draft[];
  readonly told: readonly Told[];
  /** Those the person has to agree to. */
  readonly newcomers: readonly NewRecipient[];
}

/** Shows everything there is to know before a send in one question; `undefined`: it is not sent. */
export async function askPreflight(question: PreflightQuestion): Promise<PreflightAnswer | undefined> {
  const { drafts, told, newcomers } = question;
  const blocked = told.some(({ warning }) => warning.weight === "blocked");
  const has = (remedy: string): boolean => told.some(({ warning }) => warning.remedy === remedy);
  const answers: readonly (readonly [PreflightAnswer, string, boolean])[] = [
    ["giveValues", "Give Values…", has("giveValues")],
    ["send", told.length > 0 ? "Send anyway" : "Send", !blocked],
    ["fresh", "Send With Fresh Links", !blocked && has("freshLinks")],
    ["alwaysFresh", "Always Use Fresh Links", !blocked && has("freshLinks")],
    ["optIn", "They Opted In", has("optIn")],
    ["show", "Show Problem", told.some(({ warning }) => warning.span)],
    ["switchOff", "Switch Off…", optionalRules(told).length > 0],
  ];
  const offered = answers.filter(([, , offer]) => offer);
  const choice = await vscode.window.showWarningMessage(
    newcomers.length > 0 ? toNewcomers(question) : `${subject(drafts)} was not sent yet.`,
    { modal: true, detail: detailOf(question) },
    ...offered.map(([, label]) => label),
  );
  return offered.find(([, label]) => label === choice)?.[0];
}

function toNewcomers({ drafts, newcomers }: PreflightQuestion): string {
  const what = drafts.length === 1 ? "a real message" : `${drafts.length} real messages`;
  const all = new Set(drafts.map(({ recipient }) => recipient && recipientKey(recipient.id)));
  const [only] = newcomers;
  return `Send ${what} to ${only && all.size === 1 ? describeRecipient(only.to) : `${all.size} recipients`}?`;
}

/** From whom, to whom for the first time, at which price, and then everything else there is to know. */
function detailOf({ account, drafts, told, newcomers }: PreflightQuestion): string {
  const findings = describeWarnings(told, drafts.length);
  if (newcomers.length === 0) return findings;
  const all = new Set(drafts.map(({ recipient }) => recipient && recipientKey(recipient.id)));
  const facts = [
    `From ${[account.displayPhoneNumber, account.name].filter(Boolean).join(", ")}.`,
    ...(all.size > 1 ? [`New: ${newcomers.map(({ to }) => describeRecipient(to)).join(", ")}.`] : []),
    ...new Set(newcomers.flatMap(({ prices }) => prices)),
    "You are asked once for each new recipient.",
  ];
  return [facts.join("\n"), findings].filter(Boolean).join("\n\n");
}

function subject(drafts: readonly Draft[]): string {
  const [first] = drafts;
  const path = first?.target.source.uri.path ?? "";
  const name = path.slice(path.lastIndexOf("/") + 1);
  return drafts.length > 1 ? `The sequence of ${drafts.length} messages` : name;
}

/** Lets the person switch off rules that have just objected; whether they did. */
export async function pickRules(told: readonly Told[]): Promise<boolean> {
  const picked = await vscode.window.showQuickPick(
    optionalRules(told).map(({ id, title }) => ({ label: title, description: id, id })),
    {
      title: "Switch Off",
      placeHolder: "Which of these do you not want to be asked about any more?",
      canPickMany: true,
    },
  );
  if (!picked) return false;
  const off = new Set([...readSettings().preflight.off, ...picked.map(({ id }) => id)]);
  await writeSetting("preflight.off", [...off]);
  return true;
}

const optionalRules = (told: readonly Told[]) =>
  preflightRules.filter(({ id, optional }) => optional && told.some(({ warning }) => warning.rule === id));
