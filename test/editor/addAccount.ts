import type { Workbench } from "./workbench.ts";

/** Adds an account through `Add Account…`. The number of the step is waited for, so that no answer goes to the question before. */
export async function addAccount(workbench: Workbench, answers: readonly string[]): Promise<void> {
  await workbench.run("Wamsg: Add Account…");
  for (const [index, answer] of answers.entries()) {
    await workbench.page
      .locator(".quick-input-titlebar")
      .getByText(`(${index + 1}/`)
      .waitFor();
    await workbench.quickInput.fill(answer);
    await workbench.page.keyboard.press("Enter");
  }
}
