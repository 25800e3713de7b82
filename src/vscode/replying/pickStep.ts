import * as vscode from "vscode";

/** The person went back to the question before. */
export const back = Symbol("back");

/** An entry, and what it stands for. A separator stands for nothing. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value?: T | undefined;
}

/** A line between entries. */
export function heading(label: string): Choice<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

interface Asking {
  readonly title: string;
  readonly placeholder?: string;
  /** Whether there is a question before this one. */
  readonly hasBack: boolean;
}

/** Lets the person pick one; `undefined`: they gave up. */
export async function pickOne<T>(
  choices: readonly Choice<T>[],
  asking: Asking,
): Promise<T | typeof back | undefined> {
  const picked = await pick(choices, { ...asking, many: false });
  return picked === back ? back : picked?.[0];
}

/** Lets the person pick at least one; `undefined`: they gave up. */
export function pickSome<T>(
  choices: readonly Choice<T>[],
  asking: Asking,
): Promise<readonly T[] | typeof back | undefined> {
  return pick(choices, { ...asking, many: true });
}

function pick<T>(
  choices: readonly Choice<T>[],
  { title, placeholder, hasBack, many }: Asking & { readonly many: boolean },
): Promise<readonly T[] | typeof back | undefined> {
  const list = vscode.window.createQuickPick<Choice<T>>();
  list.title = title;
  list.placeholder = placeholder ?? "";
  list.items = choices;
  list.canSelectMany = many;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.ignoreFocusOut = true;
  list.buttons = hasBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise(resolve => {
    const finish = (outcome: readonly T[] | typeof back | undefined): void => {
      resolve(outcome);
      list.dispose();
    };
    list.onDidTriggerButton(() => finish(back));
    list.onDidHide(() => finish(undefined));
    list.onDidAccept(() => {
      const values = list.selectedItems.flatMap(({ value }) => (value === undefined ? [] : [value]));
      if (values.length > 0) finish(values);
    });
    list.show();
  });
}
