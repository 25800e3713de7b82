import type * as vscode from "vscode";

/** Remembers what an extension stores, in memory. `secretsStored` shows what went where. */
export function fakeContext(): { context: vscode.ExtensionContext; secretsStored: Map<string, string> } {
  const secretsStored = new Map<string, string>();
  const secrets = {
    keys: () => Promise.resolve([...secretsStored.keys()]),
    get: (key: string) => Promise.resolve(secretsStored.get(key)),
    store: (key: string, value: string) => Promise.resolve(void secretsStored.set(key, value)),
    delete: (key: string) => Promise.resolve(void secretsStored.delete(key)),
  };
  const context = { globalState: memento(), workspaceState: memento(), secrets };
  return { context: context as unknown as vscode.ExtensionContext, secretsStored };
}

function memento() {
  const values = new Map<string, unknown>();
  return {
    get: (key: string, otherwise?: unknown) => values.get(key) ?? otherwise,
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
    keys: () => [...values.keys()],
  };
}
