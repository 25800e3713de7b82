import * as vscode from "vscode";
import { describeWarnings, type Told } from "../core/preflight/describeWarnings.ts";
import { preflightRules } from "../core/preflight/rules/preflightRules.ts";
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

/** Shows everything there is to know before a send in one question; `undefined`: it is not sent. */
export async function askPreflight(
  drafts: readonly Draft[],
  told: readonly Told[],
): Promise<PreflightAnswer | undefined> {
  const blocked = told.some(({ warning }) => warning.weight === "blocked");
  const has = (remedy: string): boolean => told.some(({ warning }) => warning.remedy === remedy);
  const answers: readonly (readonly [PreflightAnswer, string, boolean])[] = [
    ["giveValues", "Give Values…", has("giveValues")],
    ["send", "Send anyway", !blocked],
    ["fresh", "Send With Fresh Links", !blocked && has("freshLinks")],
    ["alwaysFresh", "Always Use Fresh Links", !blocked && has("freshLinks")],
    ["optIn", "They Opted In", has("optIn")],
    ["show", "Show Problem", told.some(({ warning }) => warning.span)],
    ["switchOff", "Switch Off…", optionalRules(told).length > 0],
  ];
  const offered = answers.filter(([, , offer]) => offer);
  const choice = await vscode.window.showWarningMessage(
    `${subject(drafts)} was not sent yet.`,
    { modal: true, detail: describeWarnings(told, drafts.length) },
    ...offered.map(([, label]) => label),
  );
  return offered.find(([, label]) => label === choice)?.[0];
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
