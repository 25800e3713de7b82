import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { cache, root, samples } from "../host/folders.ts";
import { startWorkbenchServer, type WorkbenchOptions } from "../host/workbenchServer.ts";
import { type Appearance, Workbench } from "./workbench.ts";

export interface SessionOptions extends Omit<WorkbenchOptions, "dataFolder"> {
  readonly appearance: Appearance;
  /** The folder is empty: nothing in it wakes the extension. */
  readonly empty?: boolean;
  /** Runs before the workbench loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Session {
  readonly workbench: Workbench;
  /** A copy of the samples; what is typed there harms nobody. */
  readonly folder: string;
  /** Settings, extensions and logs of this editor. */
  readonly dataFolder: string;
  /** Takes a picture of the window into `.vscode-test/pictures/`; with `--pictures` the README shows it where it is `kept`. */
  picture(name: string, kept?: "kept"): Promise<void>;
  /** Another window of the same editor, on a folder of its own; pictures of it are taken by its page. */
  anotherWindow(): Promise<Workbench>;
}

// The test runner ends a file that takes too long with this signal: its editor must not outlive it.
process.once("SIGTERM", () => process.exit(143));

/** Lets the workbench use the clipboard, as a desktop one may. */
export const clipboardAllowed = async (page: Page): Promise<void> =>
  page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

export const pictures = join(cache, "pictures");

/**
 * The appearances that a test goes through: one does what the other does, so that both are only worth their time where the
 * pictures are wanted.
 */
export const appearances: readonly Appearance[] = process.env.WAMSG_PICTURES ? ["dark", "light"] : ["dark"];

const forPictures = {
  "window.autoDetectColorScheme": true,
  "editor.minimap.enabled": false,
  "editor.wordWrap": "on",
};

/** A fresh VS Code on a fresh copy of the samples for one test; a picture is taken where the test fails. */
export async function session<T>(
  name: string,
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { appearance, empty, prepare, ...serverOptions } = options;
  const home = join(cache, "sessions", name);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const folder = join(home, "samples");
  const dataFolder = join(home, "editor");
  if (empty) mkdirSync(folder, { recursive: true });
  else cpSync(samples, folder, { recursive: true });

  const settings = { ...forPictures, ...options.settings };
  const server = await startWorkbenchServer({ ...serverOptions, dataFolder, settings });
  try {
    const workbench = await Workbench.open(server.address(folder), appearance, prepare);
    const picture = async (title: string, kept?: "kept"): Promise<void> => {
      const path = join(pictures, `${title}.png`);
      await workbench.page.screenshot({ path, animations: "disabled" });
      const readme = process.env.WAMSG_PICTURES;
      if (kept && readme) cpSync(path, join(root, readme, `${title}.png`));
    };
    try {
      const anotherWindow = (): Promise<Workbench> => {
        const other = join(home, "other", "samples");
        cpSync(samples, other, { recursive: true });
        return workbench.another(server.address(other));
      };
      return await work({ workbench, folder, dataFolder, picture, anotherWindow });
    } catch (error) {
      await picture(`failed-${name}`);
      throw error;
    } finally {
      await workbench.close();
    }
  } finally {
    await server.stop();
  }
}
