import type { Theme } from "../src/core/arrangement.ts";

/** Puts the colours of a choice on the document; `auto` follows the editor, or the system where there is no editor. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  const follows = theme === "auto" || theme === "contrast";
  root.dataset.theme = follows ? surroundings() : theme;
  const contrast = theme === "contrast" || document.body.className.includes("vscode-high-contrast");
  root.toggleAttribute("data-contrast", contrast);
}

/** Calls back when the editor or the system changes its colours. */
export function onDidChangeSurroundings(callback: () => void): void {
  new MutationObserver(callback).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback);
}

function surroundings(): "light" | "dark" {
  const { classList } = document.body;
  if (classList.contains("vscode-light") || classList.contains("vscode-high-contrast-light")) return "light";
  if (classList.contains("vscode-dark") || classList.contains("vscode-high-contrast")) return "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
