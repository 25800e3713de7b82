import * as vscode from "vscode";

/** One question of a longer input. */
export interface InputStep {
  readonly key: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** What is wrong with an answer, as a sentence; `undefined` where it is fine. */
  validate(answer: string): string | undefined;
}

/**
 * Asks several questions one after the other, with a way back; resolves to the trimmed answers by key, or to
 * `undefined` where the person gave up.
 */
export async function askSteps<Key extends string>(
  title: string,
  steps: readonly (InputStep & { readonly key: Key })[],
): Promise<Record<Key, string> | undefined> {
  const answers = new Map<string, string>();
  for (let at = 0; at < steps.length; ) {
    const step = steps[at];
    if (!step) break;
    const answer = await ask(title, step, at, steps.length, answers.get(step.key) ?? step.value ?? "");
    if (answer === undefined) return undefined;
    if (answer === "back") at -= 1;
    else {
      answers.set(step.key, answer.text);
      at += 1;
    }
  }
  return Object.fromEntries(answers) as Record<Key, string>;
}

function ask(
  title: string,
  step: InputStep,
  at: number,
  of: number,
  value: string,
): Promise<{ readonly text: string } | "back" | undefined> {
  const input = vscode.window.createInputBox();
  input.title = title;
  if (of > 1) {
    input.step = at + 1;
    input.totalSteps = of;
  }
  input.prompt = step.prompt;
  input.placeholder = step.placeholder ?? "";
  input.password = step.password ?? false;
  input.value = value;
  input.ignoreFocusOut = true;
  if (at > 0) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise(resolve => {
    const finish = (answer: { readonly text: string } | "back" | undefined) => {
      resolve(answer);
      input.dispose();
    };
    input.onDidTriggerButton(() => finish("back"));
    input.onDidHide(() => finish(undefined));
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidAccept(() => {
      const text = input.value.trim();
      input.validationMessage = step.validate(text);
      if (!input.validationMessage) finish({ text });
    });
    input.show();
  });
}
