import { registerHooks } from "node:module";

// Adapters import "vscode", which only an editor has; tests in plain Node get the fake in its place.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "vscode"
      ? { url: new URL("./vscode.ts", import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
