import {
  type Browser,
  type BrowserContext,
  chromium,
  type FrameLocator,
  type Locator,
  type Page,
} from "playwright-core";
import { browser } from "../host/browser.ts";

export type Appearance = "dark" | "light";

const flags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** VS Code as a person meets it: keys, clicks, and what is to be seen. Everything waits for a condition. */
export class Workbench {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #context: BrowserContext;

  private constructor(browser: Browser, context: BrowserContext, page: Page) {
    this.#browser = browser;
    this.#context = context;
    this.page = page;
  }

  /** Opens the workbench at an address; `prepare` runs before it loads. */
  static async open(
    address: string,
    appearance: Appearance,
    prepare?: (page: Page) => Promise<void>,
  ): Promise<Workbench> {
    const running = await chromium.launch({ executablePath: await browser(), args: flags });
    const context = await running.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: appearance,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(address);
    return new Workbench(running, context, page);
  }

  /** Opens another window of the same person: what they keep is kept for both. */
  async another(address: string): Promise<Workbench> {
    const page = await this.#context.newPage();
    await page.goto(address);
    return new Workbench(this.#browser, this.#context, page);
  }

  /** The window is whole: its files and its status bar are there. */
  async ready(): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    await this.page.locator(".statusbar [id='status.problems']").waitFor();
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.#browser.close();
  }

  /** Runs a command from the palette, by the title it has there ("Wamsg: Show Deliveries"). */
  async run(title: string): Promise<void> {
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
    // Extensions register their commands some time after the window opens: until then the palette does not have them.
    await retry(async () => {
      await this.page.keyboard.press("F1");
      if (!(await appears(this.quickInput, 5000))) return false;
      await this.quickInput.fill(`>${title}`);
      const found = await appears(row, 2000);
      if (!found) await this.page.keyboard.press("Escape");
      return found;
    }, `the command "${title}" in the palette`);
    await row.click();
  }

  get quickInput(): Locator {
    return this.page.locator(".quick-input-widget input.input");
  }

  /** A row of the quick pick that is open. */
  pick(label: string): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: label }).first();
  }

  /** Opens a file of the folder by its name, through the list of files that Ctrl+P opens. */
  async openFile(name: string): Promise<void> {
    const row = this.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${name}"]`);
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    // The list is sorted anew while it is filled: what is found best has the focus at last.
    await retry(async () => {
      await this.page.keyboard.press("Control+p");
      if (!(await appears(this.quickInput, 5000))) return false;
      await this.quickInput.fill(name);
      if (await appears(row, 5000)) await this.page.keyboard.press("Enter");
      // In a list that is still open, the same keys would choose instead of opening one.
      else await this.page.keyboard.press("Escape");
      return appears(tab, 5000);
    }, `file "${name}" in the list`);
    await this.editor(name).locator(".view-line").first().waitFor();
  }

  editor(name: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
  }

  /** Selects the first place in a file where a text stands, as a person does with the find box. */
  async select(name: string, text: string): Promise<void> {
    await this.editor(name).locator(".view-lines").click();
    await this.page.keyboard.press("Control+Home");
    await this.page.keyboard.press("Control+f");
    const find = this.editor(name).locator(".find-widget.visible textarea").first();
    // The box remembers the last search; the same words again would find nothing new.
    await find.fill("");
    await find.fill(text);
    await this.editor(name)
      .locator(".find-widget .matchesCount")
      .filter({ hasText: /^\d+ of/ })
      .waitFor();
    const box = this.editor(name).locator(".find-widget.visible");
    await retry(async () => {
      await this.page.keyboard.press("Escape");
      return box.waitFor({ state: "detached", timeout: 2000 }).then(
        () => true,
        () => false,
      );
    }, "way to close the find box");
  }

  /** Puts a text in the place of another at once, as pasting does. */
  async replace(name: string, text: string, by: string): Promise<void> {
    await this.select(name, text);
    await this.page.keyboard.insertText(by);
  }

  /** Types letter by letter at the caret; what is selected goes first. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.type(text);
  }

  /** The suggestion of this name in the list that is open. */
  suggestion(label: string): Locator {
    return this.page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: label }).first();
  }

  /** Waits for a suggestion; what is typed before the JSON service is awake opens no list, so it is asked for again. */
  async waitForSuggestion(label: string): Promise<void> {
    await retry(async () => {
      if (await appears(this.suggestion(label), 3000)) return true;
      await this.page.keyboard.press("Control+Space");
      return false;
    }, `suggestion "${label}"`);
  }

  /** Opens the quick fixes at the caret and picks one by (part of) its title. */
  async quickFix(title: string): Promise<void> {
    await this.page.keyboard.press("Control+.");
    const row = this.page.locator(".action-widget .monaco-list-row").filter({ hasText: title }).first();
    await row.click();
  }

  codeLens(name: string, title: string | RegExp): Locator {
    return this.editor(name).locator(".codelens-decoration a").filter({ hasText: title }).first();
  }

  /** Sends the message of a file, with the line above it, and waits until the simulator's customer has read it. */
  async sendUntilRead(name: string): Promise<void> {
    await this.codeLens(name, "Send to test number").click();
    await this.outputLine(/✓✓\s+read/)
      .first()
      .waitFor({ timeout: 60_000 });
  }

  /** Waits until the status bar counts no error and no warning. */
  async noProblems(): Promise<void> {
    await this.page.locator(".statusbar [id='status.problems'] [aria-label='No Problems']").waitFor();
  }

  /** The squiggles of a severity in an editor. */
  squiggles(name: string, severity: "error" | "warning" | "info"): Locator {
    return this.editor(name).locator(`.squiggly-${severity}`);
  }

  /** The lines of the output panel that is shown. */
  outputLine(text: string | RegExp): Locator {
    return this.page
      .locator(".part.panel .output-view-container .view-line, .part.panel .view-line")
      .filter({ hasText: text });
  }

  /** Makes the panel at the bottom this high, in pixels, by dragging its border. */
  async resizePanel(height: number): Promise<void> {
    const panel = this.page.locator(".part.panel");
    const { x, y, width, height: before } = await box(panel);
    const middle = x + width / 2;
    await this.page.mouse.move(middle, y - 2); // the border lies in the gap above it
    await this.page.mouse.down();
    await this.page.mouse.move(middle, y - 2 + before - height, { steps: 10 });
    await this.page.mouse.up();
    await this.page.mouse.move(0, 0);
    await this.page.locator(".monaco-sash.hover").waitFor({ state: "detached" });
    await retry(async () => Math.abs((await box(panel)).height - height) < 10, `panel ${height} pixels high`);
  }

  /** What a webview's own page shows: a frame inside a frame. */
  get preview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** A question that has to be answered before anything else. */
  dialog(text: string | RegExp): Locator {
    return this.page.locator(".monaco-dialog-box").filter({ hasText: text });
  }

  /** The row of a file of the folder. */
  explorerFile(name: string): Locator {
    return this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
  }

  /** Takes an entry of the context menu that is open. A menu that has just opened pays no heed to the mouse. */
  async choose(title: string): Promise<void> {
    const menu = this.page.locator(".monaco-menu");
    const item = menu.locator(".action-menu-item").filter({ hasText: title }).first();
    await item.waitFor();
    await retry(async () => {
      await item.click({ timeout: 2000 }).catch(() => {}); // gone in the meantime
      return !(await menu.isVisible());
    }, `way to choose "${title}" in the menu`);
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator(".notification-toast").filter({ hasText: text });
  }
}

async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await locator.boundingBox();
  if (!found) throw new Error("It is not to be seen.");
  return found;
}

async function appears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

async function retry(attempt: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) if (await attempt()) return;
  throw new Error(`There is no ${what}.`);
}
