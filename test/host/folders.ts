import { join, resolve } from "node:path";

/** The project's folder. */
export const root = resolve(import.meta.dirname, "../..");

/** Everything that is installed or made for a real editor lies here; it can be removed at any time. */
export const cache = join(root, ".vscode-test");

export const samples = join(root, "samples");
