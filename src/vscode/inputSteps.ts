import * as vscode from "vscode";
import { back } from "./replying/pickStep.ts";

/** One question of a longer input. */
export interface InputStep {
  readonly key: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** What is wrong with an answer, as a sentence; `undefined` where it is fine. `answers` are those of the other steps. */
  validate(answer: string, answers: Answers): string | undefined;
  /** Whether this is asked at all, after the answers before it. */
  when?(answers: Answers): boolean;
}

export type Answers = Readonly<Record<string, string>>;

/** A text that answers several questions at once, pasted into any of them or taken from the clipboard by a button. */
export interface Filling {
  readonly tooltip: string;
  /** The answers that a text holds, by key; `undefined` where it is just an answer. */
  read(text: string): Answers | undefined;
  /** What to say once it was read. */
  tell(keys: readonly string[]): string;
}

/**
 * Asks several questions one after the other, with a way back that keeps what was typed; resolves to the trimmed answers by
 * key ("" for what was not asked), or to `undefined` where the person gave up.
 */
export async function askSteps<Key extends string>(
  title: string,
  steps: readonly (InputStep & { readonly key: Key })[],
  filling?: Filling,
): Promise<Record<Key, string> | undefined> {
  const answers = await askAll(title, steps, { hasBack: false, filling });
  return answers === back ? undefined : answers;
}

/** The same after another question: the first one leads back to it too. */
export function askStepsOrBack<Key extends string>(
  title: string,
  steps: readonly (InputStep & { readonly key: Key })[],
): Promise<Record<Key, string> | typeof back | undefined> {
  return askAll(title, steps, { hasBack: true, filling: undefined });
}

async function askAll<Key extends string>(
  title: string,
  steps: readonly (InputStep & { readonly key: Key })[],
  { hasBack, filling }: { readonly hasBack: boolean; readonly filling: Filling | undefined },
): Promise<Record<Key, string> | typeof back | undefined> {
  const answers: Record<string, string> = {};
  for (const { key, value } of steps) answers[key] = value ?? "";
  let at = 0;
  let told: string | undefined;
  for (;;) {
    const asked = steps.filter(step => step.when?.(answers) ?? true);
    const step = asked[at];
    if (!step) break;
    const outcome = await ask({
      title,
      step,
      at,
      of: asked.length,
      hasBack: hasBack || at > 0,
      answers,
      filling,
      told,
    });
    told = undefined;
    switch (outcome.kind) {
      case "gaveUp":
        return undefined;
      case "back":
        if (at === 0) return back;
        answers[step.key] = outcome.text;
        at -= 1;
        break;
      case "filled":
        Object.assign(answers, outcome.answers);
        told = filling?.tell(Object.keys(outcome.answers));
        break;
      case "answered":
        answers[step.key] = outcome.text;
        at += 1;
        break;
      default:
        outcome satisfies never;
    }
  }
  for (const step of steps) if (!(step.when?.(answers) ?? true)) answers[step.key] = "";
  return answers as Record<Key, string>;
}

type Outcome =
  | { readonly kind: "gaveUp" }
  | { readonly kind: "back" | "answered"; readonly text: string }
  | { readonly kind: "filled"; readonly answers: Answers };

interface Asking {
  readonly title: string;
  readonly step: InputStep;
  readonly at: number;
  readonly of: number;
  readonly hasBack: boolean;
  readonly answers: Answers;
  readonly filling: Filling | undefined;
  readonly told: string | undefined;
}

function ask({ title, step, at, of, hasBack, answers, filling, told }: Asking): Promise<Outcome> {
  const input = vscode.window.createInputBox();
  input.title = title;
  if (of > 1) {
    input.step = at + 1;
    input.totalSteps = of;
  }
  input.prompt = told ? `${told} ${step.prompt}` : step.prompt;
  input.placeholder = step.placeholder ?? "";
  input.password = step.password ?? false;
  input.value = answers[step.key] ?? "";
  input.ignoreFocusOut = true;
  const paste = filling && { iconPath: new vscode.ThemeIcon("clippy"), tooltip: filling.tooltip };
  input.buttons = [...(hasBack ? [vscode.QuickInputButtons.Back] : []), ...(paste ? [paste] : [])];
  return new Promise(resolve => {
    const finish = (outcome: Outcome) => {
      resolve(outcome);
      input.dispose();
    };
    const fill = (text: string): boolean => {
      const read = filling?.read(text);
      if (read) finish({ kind: "filled", answers: read });
      return read !== undefined;
    };
    input.onDidTriggerButton(async button => {
      if (button !== paste) finish({ kind: "back", text: input.value.trim() });
      else if (!fill(await vscode.env.clipboard.readText()))
        input.validationMessage = "The clipboard holds no curl command.";
    });
    input.onDidHide(() => finish({ kind: "gaveUp" }));
    input.onDidChangeValue(text => {
      input.validationMessage = undefined;
      fill(text);
    });
    input.onDidAccept(() => {
      const text = input.value.trim();
      input.validationMessage = step.validate(text, answers);
      if (!input.validationMessage) finish({ kind: "answered", text });
    });
    input.show();
  });
}
