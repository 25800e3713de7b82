import * as vscode from "vscode";
import type { Platform, Theme, Viewpoint } from "../core/protocol.ts";

export interface Settings {
  readonly apiVersion: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly sendTimeoutMs: number;
  readonly simulatorSpeed: number;
  readonly webhookPort: number;
  readonly preview: { readonly viewpoint: Viewpoint; readonly theme: Theme; readonly platform: Platform };
}

/** The settings for a resource, each with its default where somebody wrote nonsense. */
export function readSettings(scope?: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration("wamsg", scope);
  return {
    apiVersion: text(configuration.get("apiVersion"), /^v\d{1,3}\.\d$/, "v25.0"),
    variables: strings(configuration.get("variables")),
    sendTimeoutMs: 1000 * number(configuration.get("sendTimeoutSeconds"), 1, 300, 30),
    simulatorSpeed: number(configuration.get("simulator.speed"), 0.01, 1000, 1),
    webhookPort: number(configuration.get("webhooks.port"), 0, 65535, 0),
    preview: {
      viewpoint: oneOf(configuration.get("preview.viewpoint"), ["customer", "business"]),
      theme: oneOf(configuration.get("preview.theme"), ["auto", "light", "dark"]),
      platform: oneOf(configuration.get("preview.platform"), ["android", "iphone", "web"]),
    },
  };
}

const text = (value: unknown, pattern: RegExp, otherwise: string): string =>
  typeof value === "string" && pattern.test(value) ? value : otherwise;

const number = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === "number" && value >= least && value <= most ? value : otherwise;

const oneOf = <T extends string>(value: unknown, choices: readonly [T, ...T[]]): T =>
  choices.find(choice => choice === value) ?? choices[0];

function strings(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
